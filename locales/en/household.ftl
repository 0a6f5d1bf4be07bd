# Households: who lives with whom, who is related to whom.

household-title = Household
household-kind = Which household is it
household-kind-hint = Those who live together, the registry’s sheet and the ISEE household can differ: each is written down by itself.
household-kind-empty = Choose which household it is.
household-kind-de-facto = Those who live together
household-kind-registry = Registered household
household-kind-isee = ISEE household
household-today = Today, { $date }
household-as-it-was = As it was on { $date }.
household-to-today = Back to today
household-people = Who belongs to it
household-nobody = Nobody belongs to it on this day.
household-name = Name
household-relation = Relationship
household-age = Age
household-age-unknown = not known
household-minor = minor
household-died-on = (until { $date })
household-years = { $years ->
    [one] one year
   *[other] { $years } years
}
household-name-age = { $name }, { $years ->
    [one] one year
   *[other] { $years } years
}
household-picture = The family in a picture
household-picture-text = Square: man. Circle: woman. The dashed line goes round those who belong to the household. The table says who they are.
household-minors = The minors and who answers for them
household-answers-parent = { $name }, parent
household-answers-foster = { $name }, foster parent
household-answers-law = { $kind }: { $name }
household-answers-unknown = Who answers for them is not written down yet.
household-history = What has changed
household-on-day = See the household as it was on
household-show-day = See

# What can be done
household-do-join = Somebody joins
household-do-leave = Somebody leaves
household-do-split = Split the household
household-do-head = Change the head
household-back = Back to the household
household-save = Save

# A new household
household-new-title = Form a household
household-formed-day = From which day
household-who-belongs = Who belongs to it
household-who-belongs-hint = For each: what they are to the head. There is one head.
household-not-of-it = Does not belong to it
household-others-later = Whoever is missing is added later, with “Somebody joins”.
household-form = Form the household

# Somebody joins
household-join-title = Somebody joins
household-search = Search among the people you follow
household-search-hint = Surname, name, birth date or code. Relatives and those who came lately are here below.
household-nobody-found = Nobody to propose. Search for somebody else, or:
household-who-joins = Who joins
household-relation-to-head = What they are to the head
household-from-day = From which day
household-join = Add to the household

# Somebody leaves
household-leave-title = Somebody leaves
household-who-leaves = Who leaves
household-why = Why
household-why-left = Moves out
household-why-died = Has died
household-left-day = From which day
household-left-day-hint = The first day on which they no longer belong to it.
household-who-stays = Those who stay
household-who-stays-hint = The head leaves. Choose the new one, and what the others are to them.

# The household splits
household-split-title = Split the household
household-split-day = From which day
household-who-goes = Who goes into the new household
household-who-goes-hint = Tick who goes, and say what they are to the head of the new household. One of them is the head.
household-goes = { $name } goes into the new household
household-role-there = In the new household…
household-split = Split the household

# The head changes
household-head-title = Change the head
household-new-head = Who is the new head
household-head-alone = There is nobody else who could become the head.
household-head-day = From which day
household-roles-anew = What they are to the new head
household-roles-anew-hint = These are proposals: correct what is not so.

# What is wrong
household-day-empty = Write from which day.
household-day-future = The day is in the future: write it down when it has come.
household-day-before-birth = On that day one of these people was not born yet.
household-too-early = After that day there is another change already: choose a later day.
household-last-change = { $name }: the last change is of { $date }.
household-whom-empty = Choose a person.
household-role-empty = Choose what they are to the head.
household-not-there = This person no longer belongs to the household.
household-already-there = This person belongs to the household already.
household-no-head = A head is needed: choose one.
household-two-heads = There can be one head only.
household-not-head-then = On those days this person can not be the head. Choose another relationship, or change the head first.
household-nobody-goes = Tick who goes into the new household.
household-everybody-goes = If all go, the household does not split: somebody has to stay.
household-not-yours = You can not write down with whom this person lives.
household-elsewhere = A person is already in another household of the same kind: they have to leave that one first.
household-elsewhere-since = { $name } is already in another household of the same kind, since { $date }.
household-meanwhile = The household has changed meanwhile
household-meanwhile-who = { $who } wrote: { $when }.
household-meanwhile-text = Your change is not saved yet. What you wrote is below: check whether it still holds, then save.

# What was done
household-done-formed = The household is formed.
household-done-joined = The person belongs to the household now.
household-done-left = The person no longer belongs to the household.
household-done-split = The household is split. This is the new one.
household-done-head = The head has changed.

# What happened, in words
household-told-formed = { $name } belongs to it from the beginning: { $relation }
household-told-joined = { $name } joins: { $relation }
household-told-born = { $name } is born and joins: { $relation }
household-told-split-here = { $name } comes from a household that has split: { $relation }
household-told-head = { $name } becomes the head
household-told-left = { $name } leaves
household-told-died = { $name } dies
household-told-split-off = { $name } goes into a new household
household-told-corrected = Correction about { $name }

# On the page of the person
household-of-person = Households and family
household-of-person-none = Not in any household yet.
household-from = since { $date }
household-from-until = from { $from } until { $until }

# Ties
family-title = Family and guardianship
family-legal-guardianship = Guardianship
family-legal-curatorship = Curatorship
family-legal-support-administration = Support administration
family-legal-suspension = Parental responsibility suspended
family-legal-forfeiture = Parental responsibility forfeited
family-legal-prescriptions = Court prescriptions to the parent
family-ties = Ties
family-ties-none = No tie is written down yet.
family-tie-line = { $tie }: { $name }
family-tie-add = Add a tie
family-tie-kind = What they are to this person
family-tie-parent = Parent
family-tie-child = Child
family-tie-married = Husband or wife
family-tie-civil-union = Civil partner
family-tie-cohabiting = Partner
family-tie-separated = Separated spouse
family-tie-divorced = Divorced spouse
family-tie-adoptive-parent = Adoptive parent
family-tie-adoptive-child = Adopted child
family-tie-foster-parent = Foster parent
family-tie-foster-child = Foster child of this person
family-tie-save = Save the tie
family-tie-empty = Choose what they are.
family-who = Who
family-search-hint = Surname, name, birth date or code. Those who came lately are here below.
family-since = Since when
family-since-hint = Leave it empty if it is not known.
family-until = until { $date }
family-ended = It has ended
family-ended-hint = The first day on which it no longer holds.
family-end = Mark the end
family-end-before-begin = The end comes before the beginning.
family-mistake = Remove: it is wrong
family-cycle = This tie can not be written like this. Check who is the parent and who is the child.
family-already = This tie is there already.
family-not-yours = You can not write down a tie with this person.
family-parent-younger = The parent is born after the child, it seems: check who is the parent.
family-guardians = Who acts for this person
family-guardians-none = No guardian, curator or administrator is written down.
family-guardian-add = Add a guardian, a curator or a support administrator
family-kind = What it is
family-kind-empty = Choose what it is.
family-guardian-name = Name of who is appointed
family-guardian-name-empty = Write who is appointed.
family-guardian-name-shape = Write a name.
family-guardian-contact = How to reach them
family-guardian-save = Save
family-court = Court
family-decree = Number of the decree
family-from = From
family-last-day = Until
family-last-day-hint = The last day. Leave it empty if there is no end.
family-scope = For what
family-limits = What a court has decided about the parents
family-limits-text = Only those who may read justice data see this.
family-limits-none = No decision is written down.
family-limits-no-parent = First write down who the parents are, among the ties.
family-limit-add = Add a decision
family-limit-kind = What was decided
family-limit-text = What it says
family-limit-save = Save the decision
family-parent = Which parent
family-parent-empty = Choose the parent.

household-born = A child was born
household-born-name = Name
household-born-surname = Surname
household-born-day = Day of birth
household-born-sex = Sex, as registered
household-born-parents = Parents
household-born-save = Register and add to the household
household-born-empty = Write the day of birth.
