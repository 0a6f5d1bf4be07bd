//! What functions about persons, accesses and merges say, and what they would say without it: one condition at a time.

/// Where a mutant would show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// In the rows of any table.
    Rows,
    /// In the rows of the table that it is about, or in writing them.
    Read,
    Written,
    /// In what this function answers.
    Answer(&'static str),
    /// In acts on merges that were done before.
    Merges,
    /// In what is seen of those who are merged now.
    Merging,
}

use Shows::{Answer, Merges, Merging, Rows};

const WEIGH: &str = "people.weigh(integer,boolean,text)";
const GRANT: &str = "people.check_grant()";
const ALLOW: &str = "people.merges_allow(uuid,bigint,text,timestamptz)";
const CIRCLE: &str = "people.draw_circle(uuid)";
const NAMED: &str = "people.is_named_on(uuid)";
const RECEIVE: &str = "people.receive(uuid,text,uuid)";
const INTRODUCE: &str = "people.introduce(uuid,uuid,text,text)";
const LOOK_UP: &str = "people.look_up(text,uuid,text,text,text,date,text)";
const KNOWN: &str = "people.known_already(text,text,text,date)";
const SUCCESSOR: &str = "people.successor(uuid)";
const MAY_MERGE: &str = "people.may_merge(uuid[])";
const MERGE: &str = "people.merge(uuid,uuid,uuid,jsonb)";
const REVIEW: &str = "people.review_merge(uuid)";
const TWO: &str = "people.are_two(uuid,uuid)";
const MERGES_OF: &str = "people.merges_of(uuid)";
const PROPOSE: &str = "intake.propose(uuid,uuid,text,uuid)";
const COORDINATES: &str = "intake.coordinates(uuid)";

const MINE: &str = "g.principal_id = any (access.my_principals())";
const BEGUN: &str = "g.valid_from <= clock_timestamp()";
const LASTS: &str = "(g.valid_to is null or g.valid_to > clock_timestamp())";
const KEPT_AWAY: &str = "g.person_id <> all (people.excluded_from())";
const BY_NAME: &str = "g.by_name";
const NO_LOOK: &str = "g.basis <> 'looked_up'";
const OPENS: &str = "g.opens <> 0";

/// Function, words in it, words in their place.
pub const REWORDED: &[(&str, &str, &str, Shows)] = &[
    (WEIGH, "p_by_name or p_protection = 'none'", "true", Rows),
    (
        WEIGH,
        "p_by_name or p_protection = 'none'",
        "p_protection = 'none'",
        Rows,
    ),
    (WEIGH, "else 0 end", "else p_classes end", Rows),
    (
        WEIGH,
        "& ~access.mask('contact', 'protection', 'appointment')",
        "",
        Rows,
    ),
    (
        GRANT,
        "new.by_name := p.kind = 'person'",
        "new.by_name := true",
        Rows,
    ),
    (
        GRANT,
        "new.by_name := p.kind = 'person'",
        "new.by_name := false",
        Rows,
    ),
    (GRANT, "p.body_id <> whose.body_id", "false", Rows),
    (
        GRANT,
        "access.mask('name', 'identity', 'contact', 'appointment')",
        "1",
        Rows,
    ),
    (
        GRANT,
        "people.weigh(new.classes, new.by_name, whose.protection)",
        "new.classes",
        Rows,
    ),
    (
        GRANT,
        "& people.merges_allow(new.person_id, new.principal_id, new.basis, new.valid_from)",
        "",
        Merges,
    ),
    (ALLOW, "coalesce(bit_and(s.allows), -1)", "-1", Merges),
    (ALLOW, "bit_and(s.allows)", "bit_and(0)", Merges),
    (ALLOW, "m.reviewed_at is null", "true", Merges),
    (ALLOW, "m.undone_at is null", "true", Merges),
    (ALLOW, "s.principal_id = p_principal", "true", Merges),
    (ALLOW, "people.last_of(m.kept) = p_person", "true", Merges),
    (CIRCLE, "g.revoked_at is null", "true", Rows),
    (CIRCLE, "g.opens & access.mask('name') <> 0", "true", Rows),
    (
        CIRCLE,
        "case when g.opens & access.mask('identity') <> 0 then i.birth_date end",
        "i.birth_date",
        Rows,
    ),
    (
        "people.excluded_from()",
        "x.account_id = identity.me()",
        "false",
        Rows,
    ),
    (NAMED, BY_NAME, "true", Answer("is_named_on")),
    (NAMED, OPENS, "true", Merges),
    (NAMED, NO_LOOK, "true", Answer("is_named_on")),
    (NAMED, MINE, "true", Answer("is_named_on")),
    (NAMED, BEGUN, "true", Answer("is_named_on")),
    (NAMED, LASTS, "true", Answer("is_named_on")),
    (
        NAMED,
        "p_person <> all (people.excluded_from())",
        "true",
        Answer("is_named_on"),
    ),
    (RECEIVE, OPENS, "true", Answer("receive")),
    (RECEIVE, MINE, "true", Answer("receive")),
    (RECEIVE, BEGUN, "true", Answer("receive")),
    (RECEIVE, LASTS, "true", Answer("receive")),
    (RECEIVE, KEPT_AWAY, "true", Answer("receive")),
    (
        RECEIVE,
        "m.role = p_role and m.body_id = p_body",
        "true",
        Answer("receive"),
    ),
    (INTRODUCE, BY_NAME, "true", Answer("introduce")),
    (
        INTRODUCE,
        "g.opens & access.mask('identity') <> 0",
        "true",
        Answer("introduce"),
    ),
    (INTRODUCE, NO_LOOK, "true", Answer("introduce")),
    (INTRODUCE, MINE, "true", Answer("introduce")),
    (INTRODUCE, BEGUN, "true", Answer("introduce")),
    (INTRODUCE, LASTS, "true", Answer("introduce")),
    (INTRODUCE, KEPT_AWAY, "true", Answer("introduce")),
    (
        INTRODUCE,
        "not access.is_member(p_account, p_role, body)",
        "false",
        Answer("introduce"),
    ),
    (
        "people.protect(uuid,text)",
        "not people.is_named_on(p_person)",
        "false",
        Answer("protect("),
    ),
    (
        "people.protect(uuid,text)",
        "<= array_position(array['none', 'confidential', 'protected'], now_is)",
        "< 0",
        Answer("protect("),
    ),
    (
        "people.ask_to_lift_protection(uuid,uuid,text)",
        "not people.is_named_on(p_person)",
        "false",
        Answer("ask_to_lift"),
    ),
    (
        "people.ask_to_lift_protection(uuid,uuid,text)",
        "p.protection <> 'none'",
        "true",
        Answer("ask_to_lift"),
    ),
    (
        "people.confirm_lift_of_protection(uuid)",
        "not people.is_named_on(l.person_id)",
        "false",
        Answer("confirm_lift"),
    ),
    (
        "people.confirm_lift_of_protection(uuid)",
        "not (select identity.has_role('social_worker'))",
        "false",
        Answer("confirm_lift"),
    ),
    (
        "people.exclude(uuid,uuid,uuid,text)",
        "not people.is_named_on(p_person)",
        "false",
        Answer("exclude"),
    ),
    (
        "people.readmit(uuid)",
        "people.is_named_on(x.person_id)",
        "true",
        Answer("readmit"),
    ),
    (
        "people.colleagues(uuid)",
        "people.is_named_on(p_person)",
        "true",
        Answer("colleagues"),
    ),
    (
        LOOK_UP,
        "p.protection <> 'protected'",
        "true",
        Answer("look_up"),
    ),
    (
        LOOK_UP,
        "p.id <> all (people.excluded_from())",
        "true",
        Answer("look_up"),
    ),
    (
        LOOK_UP,
        "m.role = p_role and m.body_id = p_body",
        "true",
        Answer("look_up"),
    ),
    (
        LOOK_UP,
        "not access.agreement_in_force(p_body)",
        "false",
        Answer("look_up"),
    ),
    (LOOK_UP, ">= 30", ">= 3000", Answer("generate_series")),
    (
        LOOK_UP,
        "insert into people.look_up (account_id, body_id, by, reason, hits)\n        values",
        "perform",
        Answer("generate_series"),
    ),
    (
        KNOWN,
        "p.protection <> 'protected'",
        "true",
        Answer("known_already"),
    ),
    (
        KNOWN,
        "p.id <> all (people.excluded_from())",
        "true",
        Answer("known_already"),
    ),
    (
        KNOWN,
        "access.agreement_in_force(m.body_id)",
        "true",
        Answer("known_already"),
    ),
    (
        KNOWN,
        "m.role in ('reception', 'social_worker')",
        "true",
        Answer("known_already"),
    ),
    (SUCCESSOR, OPENS, "true", Merges),
    (SUCCESSOR, MINE, "true", Merges),
    (SUCCESSOR, BEGUN, "true", Merges),
    (SUCCESSOR, LASTS, "true", Merges),
    (
        SUCCESSOR,
        "l.id <> all (people.excluded_from())",
        "true",
        Merges,
    ),
    (MAY_MERGE, BY_NAME, "true", Merges),
    (
        MAY_MERGE,
        "g.lets_write & access.mask('identity') <> 0",
        "true",
        Merges,
    ),
    (MAY_MERGE, NO_LOOK, "true", Merges),
    (MAY_MERGE, MINE, "true", Merges),
    (MAY_MERGE, BEGUN, "true", Merges),
    (MAY_MERGE, LASTS, "true", Merges),
    (MAY_MERGE, KEPT_AWAY, "true", Merges),
    (
        MERGE,
        "not people.may_merge(p_kept, p_merged)",
        "false",
        Merges,
    ),
    (
        MERGE,
        "where g.person_id = p_merged and g.basis <> 'looked_up'",
        "where g.person_id = p_kept and g.basis <> 'looked_up'",
        Merging,
    ),
    (
        MERGE,
        "filter (where g.person_id = p_kept and g.basis <> 'looked_up'",
        "filter (where true",
        Merging,
    ),
    (
        MERGE,
        "update people.person set merged_into = p_kept where id = p_merged;",
        "",
        Merging,
    ),
    (
        MERGE,
        "perform people.settle(p_kept, p_merged);",
        "",
        Merging,
    ),
    (
        REVIEW,
        "whom = any (people.excluded_from())",
        "false",
        Merges,
    ),
    (REVIEW, NO_LOOK, "true", Merges),
    (
        REVIEW,
        "people.weigh(g.classes, g.by_name, p.protection) <> 0",
        "true",
        Merges,
    ),
    (
        REVIEW,
        "g.by_name and g.capacity = 'case_manager'",
        "g.capacity = 'case_manager'",
        Merges,
    ),
    (REVIEW, "or g.capacity = 'coordination'", "or true", Merges),
    (REVIEW, MINE, "true", Merges),
    (REVIEW, BEGUN, "true", Merges),
    (REVIEW, LASTS, "true", Merges),
    (REVIEW, "m.merged_by = identity.me()", "false", Merges),
    (
        REVIEW,
        "update people.person_grant g set opens = g.opens",
        "update people.person_grant g set opens = 0",
        Merges,
    ),
    (
        "people.unmerge(uuid)",
        "not people.may_merge(people.last_of(m.kept))",
        "false",
        Merges,
    ),
    (
        "people.unmerge(uuid)",
        "perform people.settle(m.kept, m.merged);",
        "",
        Merges,
    ),
    (
        TWO,
        "g.lets_write & access.mask('identity') <> 0",
        "true",
        Merges,
    ),
    (TWO, MINE, "true", Merges),
    (TWO, BEGUN, "true", Merges),
    (TWO, LASTS, "true", Merges),
    (TWO, KEPT_AWAY, "true", Merges),
    (TWO, "<> 2", "= 0", Merges),
    (
        "people.who_sees(uuid,uuid)",
        "people.may_merge(p_one, p_other)",
        "true",
        Merges,
    ),
    (
        MERGES_OF,
        "p_person <> all (people.excluded_from())",
        "true",
        Merges,
    ),
    (
        MERGES_OF,
        "g.opens & access.mask('identity') <> 0",
        "true",
        Merges,
    ),
    (MERGES_OF, MINE, "true", Merges),
    (MERGES_OF, BEGUN, "true", Merges),
    (MERGES_OF, LASTS, "true", Merges),
    (
        "intake.my_bodies()",
        "m.role in ('reception', 'social_worker')",
        "true",
        Answer("propose"),
    ),
    (
        "intake.my_bodies()",
        "access.agreement_in_force(m.body_id)",
        "true",
        Answer("propose"),
    ),
    (
        "intake.barred()",
        "x.account_id = identity.me()",
        "false",
        Rows,
    ),
    (
        "intake.opens_to_me(uuid)",
        "not exists (",
        "true or not exists (",
        Rows,
    ),
    ("intake.opens_to_me(uuid)", OPENS, "true", Rows),
    (
        "intake.opens_to_me(uuid)",
        "x.protection = 'protected'",
        "false",
        Rows,
    ),
    (
        "intake.shield(uuid)",
        "x.protection = 'protected'",
        "false",
        Rows,
    ),
    (
        COORDINATES,
        "c.principal_id = any (access.my_principals())",
        "true",
        Answer("intake.see"),
    ),
    (
        COORDINATES,
        "(not c.shielded or c.addressed_to is not null)",
        "true",
        Answer("intake.see"),
    ),
    (
        COORDINATES,
        "c.access_id <> all (intake.barred())",
        "true",
        Answer("intake.see"),
    ),
    (
        "intake.see(uuid)",
        "not intake.coordinates(p_proposal)",
        "false",
        Answer("intake.see"),
    ),
    (
        "intake.reject(uuid,text)",
        "not intake.coordinates(p_proposal)",
        "false",
        Answer("intake.reject"),
    ),
    (
        PROPOSE,
        "a.received_by = identity.me()",
        "true",
        Answer("propose"),
    ),
    (
        PROPOSE,
        "a.body_id = any (intake.my_bodies())",
        "true",
        Answer("propose"),
    ),
    (
        PROPOSE,
        "a.id <> all (intake.barred())",
        "true",
        Answer("propose"),
    ),
    (
        PROPOSE,
        "r.shielded and p_coordinator is null",
        "false",
        Answer("propose"),
    ),
];
