# Who may see a case: access, sharing, team, protection.

keeping-case = Case
keeping-protected = Protected case
keeping-ways = Who may see the case
keeping-grants = Access
keeping-sharing = Sharing
keeping-team = Team
keeping-protection = Protection
keeping-keep = Leave as it is
keeping-reason = Reason
keeping-reason-empty = Write the reason.
keeping-until-shape = There is no such date. Write day, month and year.
keeping-until-past = This date is over. Choose today or a later day.

# Access
grants-title = Who sees this case
grants-standing = Who has access now
grants-ended = { $count ->
    [one] One access that ended
   *[other] { $count } accesses that ended
}
grants-ended-caption = Ended access
grants-col-who = Who
grants-col-as = As what, and why
grants-col-reads = Reads only
grants-col-writes = Reads and writes
grants-col-when = From when until when
grants-col-act = What you can do
grants-by = Given by { $name }
grants-since = Since { $at }
grants-until = Until { $at }
grants-no-end = Without an end
grants-revoked-at = Taken away on { $at }
grants-revoke = Take away
grants-who-body = Everybody in the role { $role }
grants-who-team = The team, role { $role }
grants-who-area = Those who coordinate this area
grants-held-protected = Does not see the case now: it is protected, and this access names nobody.
grants-held-not-shared = Does not see now: { $classes }. The person has not authorised sharing.
grants-new = Let somebody in
grants-new-text = Give access only to who needs it, only to what is needed.
grants-chi = Who
grants-chi-hint = One person, the team, or everybody in a role of a body.
grants-chi-empty = Choose whom to let in.
grants-come = As what
grants-come-hint = If you are not sure, leave the usual one.
grants-come-usual = What is usual for the role
grants-come-shape = Somebody in this role can not come in as that. Choose another.
grants-group-people = One person
grants-group-team = The team of the case
grants-group-bodies = Everybody in a body
grants-whom-team = Team: { $role }, { $body }
grants-whom-body = Everybody: { $role }, { $body }
grants-whom-unknown = Whom you chose
grants-done-given = Done: access begins now.
grants-done-revoked = Done: the access has ended. Open pages do not work any more either.
grants-done-already = This access had ended already.

grants-new-title = What may be seen
grants-as = as { $capacity }
grants-classes = Which data
grants-classes-hint = What is ticked is the usual. Data that can never be seen are not here.
grants-elsewhere = Works in another body: sees only what the person has authorised to share.
grants-on-request = only if needed
grants-not-shared = not shared yet
grants-reads = reads
grants-writes = writes
grants-reason = Why
grants-reason-hint = One sentence. It stays in the trail: no names, no facts about the person.
grants-last-day = Last day
grants-last-day-hint = If empty, the access lasts until you take it away.
grants-give = Give access
grants-refused-to-oneself = You can not give access to yourself. Ask whoever coordinates.
grants-refused-not-a-member = Today this person does not have this role in this body. Choose again.
grants-refused-no-class = Choose at least one kind of data.
grants-refused-beyond-the-matrix = In this capacity not all of these data may be seen or written. Leave some out.
grants-refused-the-manager = The case manager is not taken out: whoever coordinates hands the case to somebody else.
grants-refused-those-who-oversee = Those who coordinate the area see only the name and assign cases: this access stays.

grants-revoke-title = Take an access away
grants-revoke-text = The access ends at once, for open pages too. What was read or written stays in the trail.
grants-revoke-loses = Will not see any more
grants-revoke-confirm = Take the access away
grants-revoke-none = This access can not be taken away here, or it has ended.

# Sharing
sharing-title = Sharing with other bodies
sharing-text = Another body sees only what the person said may be shared. The person can change their mind at any time.
sharing-standing = What is shared now
sharing-none = Nothing: no other body sees data of this case.
sharing-ended = { $count ->
    [one] One sharing that ended
   *[other] { $count } sharings that ended
}
sharing-no-agreement = The agreement with this body is not in force: it sees nothing now.
sharing-how-paper = Signed on paper
sharing-how-spoken = Spoken
sharing-how-digital = Given digitally
sharing-notice = Privacy notice { $version }
sharing-by = Written down by { $name }
sharing-withdrawn-at = Withdrawn on { $at }
sharing-withdraw = Withdraw
sharing-new = Write down a new authorisation
sharing-no-partner = No other body has an agreement in force. Ask whoever coordinates the district.
sharing-ente = With which body
sharing-ente-empty = Choose a body of the list.
sharing-done-authorised = Written down: sharing counts from now.
sharing-done-withdrawn = Withdrawn: from this moment the body does not see these data, not even in open pages.
sharing-done-already = This sharing had ended already.

sharing-new-title = The person authorises sharing
sharing-body-unknown = No such body
sharing-classi = Which data
sharing-classi-hint = Only data that people who work there may see.
sharing-come = How they said yes
sharing-come-empty = Choose how the person said yes.
sharing-version = Version of the privacy notice
sharing-version-hint = The one you handed over or read out, for instance 2026-1.
sharing-version-empty = Write which privacy notice the person received.
sharing-last-day-hint = If empty, it lasts until the person withdraws it.
sharing-see = See what they will see
sharing-save = The person agrees: write it down
sharing-edit = Change
sharing-preview = What { $body } will see
sharing-preview-as = Those who work there as { $capacity } will be able to read:
sharing-preview-nothing = Nothing of what you chose.
sharing-preview-nobody = Nobody of this body has access to the case yet. You decide, person by person.
sharing-preview-at-once = Who sees it at once, because they have access already
sharing-preview-back = The person can withdraw the authorisation at any time. It counts at once.
sharing-refused-no-such-body = Choose another body.
sharing-refused-no-agreement = The agreement with this body is not in force.
sharing-refused-no-class = Choose at least one kind of data.
sharing-refused-beyond-the-matrix = This body may never see all of these data. Leave some out.

sharing-withdraw-title = Withdraw sharing
sharing-withdraw-text = From when you confirm, people in this body do not see these data any more. Pages that are open count too.
sharing-withdraw-losing = Who does not see them any more
sharing-withdraw-confirm = Withdraw now
sharing-withdraw-over = This sharing has ended already.

# Team
team-title = Team of the case
team-text = Whoever is in the team sees what the team of their body may see, from the first to the last day.
team-standing = Who is in it now
team-none = Nobody yet. Add whoever works with you on this case.
team-ended = { $count ->
    [one] One person who left
   *[other] { $count } people who left
}
team-by = Added by { $name }
team-gone = Does not work there any more: sees nothing.
team-sees = Sees: { $classes }.
team-sees-nothing = Sees nothing yet.
team-give = Give the team access
team-leave = Take out
team-add = Add a person
team-chi = Who
team-chi-empty = Choose a person.
team-last-day-hint = If empty, they stay until you take them out.
team-join = Add
team-done-joined = Done: part of the team from today.
team-done-left = Done: not part of the team any more, and sees nothing through it.
team-done-already = Was not part of the team any more.
team-refused-to-oneself = You keep this case: there is no need to add yourself.
team-refused-already = Is part of the team already.
team-refused-not-a-member = Today this person does not have this role in this body. Choose again.

# Protection
protection-title = Protection of the case
protection-text = A protected case is seen only by those whom an access names. For everybody else it does not exist: not in lists, not in searches.
protection-losing = Will not see it any more
protection-keeping = Keeps seeing it
protection-two = Lifting the protection takes two people whom an access names.
protection-alone = Now you are the only one: first give a colleague access by name.
protection-protect = Protect the case
protection-not-yours = The case manager can protect it.
protection-on = This case is protected: only those whom an access names see it.
protection-lift = Lift the protection
protection-ask = Ask to lift the protection
protection-waiting = Somebody asked to lift the protection
protection-asked-by = Who asked
protection-waits-for-another = You asked for it: another person whom an access names has to confirm.
protection-confirm-text = If you confirm, the team and those who coordinate see the case again.
protection-confirm = Confirm: lift the protection
protection-nothing-waits = Nobody has asked to lift the protection.
protection-done-protected = Done: the case is protected.
protection-done-already = It was like that already.
protection-done-asked = Written down. Now another person has to confirm.
protection-done-lifted = Done: the case is not protected any more.
protection-refused-two-people = Another person has to confirm, not whoever asked.
