# Cases: the list, one case, its sections.

case-list-title = Cases
case-title = Case
case-section-title = Section
case-new-title = Open a case
case-assign-title = Assign the case

# List
case-count = { $count ->
    [0] No case
    [one] One case
   *[other] { $count } cases
}
case-area = Area
case-area-families = Families and minors
case-area-adults = Adults
case-area-disability = Disability
case-area-elderly = Elderly people
case-state = State
case-state-open = open
case-state-closed = closed
case-protected = protected
case-as = You see it as: { $capacity }
case-changed = Changed on { $date }
case-filter = Show
case-filter-label = Filter the cases
case-filter-all-areas = All areas
case-filter-all-states = All states
case-filter-none = Show all cases
case-empty = No case here yet
case-empty-social-worker = Open the first case when you start following a person. Cases that the coordination gives you arrive here by themselves.
case-empty-coordinator = Cases of your area arrive here as soon as a social worker opens them.
case-empty-employment-officer = No case has been shared with you yet. When the person authorises sharing, the case arrives here.
case-empty-health-professional = No case has been shared with you yet. When you join the team of a case and the person authorises sharing, you find it here.
case-empty-third-sector-operator = No case has been shared with you yet. When you are given a task and the person authorises sharing, the case arrives here.
case-empty-reception = No case is shared with reception. Appointments are on the page Today.
case-empty-narrowed = No case with these filters
case-empty-narrowed-text = Remove the filters to see the others.

# Case
case-reference = Case number
case-why = Why you can see this case
case-sections = Sections
case-no-sections = You can not read any section right now.
case-lines = { $count ->
    [one] One line
   *[other] { $count } lines
}
case-newest = Newest: { $at }
case-blank = Still empty
case-blank-write = you can write
case-section-empty = Nothing here yet.
case-section-empty-write = Nothing here yet. You can write.
case-glass = You see this case through an emergency access. It ends: { $end }. Everything that you open is reviewed.
case-keeping = Who can see this case
case-way-grants = Access
case-way-sharing = Sharing with other bodies
case-way-team = Team
case-way-protection = Protection
case-way-looks = Who looked
case-back-to-list = Back to the cases
case-back-to-case = Back to case { $reference }
case-done-opened = Case opened. You can fill in the sections now.
case-done-assigned = Case assigned.

# Section
case-write = Write a line
case-correct = Correct your line
case-correct-this = Correct
case-written = What is written
case-text = Text
case-text-empty = Write the text.
case-private = Only for me
case-private-hint = Others who see the diary do not read this line.
case-is-private = only for you
case-save = Save
case-keep = Leave it as it is
case-cut = The 200 newest lines are shown.
case-author-unknown = Author not available
case-done-written = Line written.
case-done-corrected = Line corrected.

# Opening a case
case-new-lead = A name and the area are enough. You will be the case manager. Whoever coordinates the area sees the name only.
case-new-body = For which body
case-new-body-empty = Choose the body.
case-new-area-empty = Choose the area.
case-new-name = Name and surname
case-new-name-hint = Of the person followed, or of whoever speaks for the family.
case-new-name-empty = Write the name.
case-new-contact = Contact
case-new-contact-hint = Telephone or e-mail, if there is one.
case-new-open = Open the case
case-new-not-yours = You can not open cases for this body today.

# Assigning
case-assign-lead = Whoever followed the case until now no longer sees it. Whoever receives it becomes its manager.
case-assign-now = { $name } follows it now.
case-assign-to = To whom
case-assign-to-empty = Choose to whom the case goes.
case-assign-reason = Reason
case-assign-reason-hint = A few words, nothing about the person.
case-assign-reason-empty = Write the reason.
case-assign-submit = Assign
case-assign-nobody = There is nobody to assign it to
case-assign-nobody-text = This body has no other social worker today. Ask whoever manages access.
case-assign-to-oneself = Nobody assigns a case to themselves.
case-assign-not-a-member = This person is not a social worker of this body today.

# The people of the case and what has changed
case-handover = Handover
case-persons = The people
case-person-age = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
case-news = { $count ->
    [one] One new line since your last visit: { $who }
   *[other] { $count } new lines since your last visit: { $who }
}
case-way-closure = Closing and reopening

# The end of a case
closure-title = Closing the case
closure-lead = The case stays readable for whoever sees it today. You can reopen it.
closure-something-is-due = First mark as done, or drop, what is due.
closure-deadlines = What is due
closure-day = Day of closing
closure-day-empty = Choose the day of closing.
closure-day-to-come = The closing can not be in the future.
closure-day-before = The closing can not come before the case was opened.
closure-reason = Reason
closure-reason-empty = Choose the reason.
closure-reason-need_resolved = The need is resolved
closure-reason-asked_by_the_person = The person asked for it
closure-reason-moved_within_region = Goes on with another service of the region
closure-reason-moved_to_other_region = Goes on in another region
closure-reason-came_of_age = Came of age
closure-reason-returned_home_country = Returned to the home country
closure-reason-untraceable = Can not be found any more
closure-reason-deceased = Has died
closure-reason-other = Other
closure-outcome = Goals
closure-outcome-empty = Choose what was reached.
closure-outcome-reached = Reached
closure-outcome-partly_reached = Partly reached
closure-outcome-not_reached = Not reached
closure-outcome-not_assessable = Can not be said
closure-note = Note
closure-note-hint = Needed if the reason is “Other”.
closure-note-shape = Write the note in plain words.
closure-note-for-other = Write the reason in the note.
closure-close = Close the case
closure-reopen-lead = The case is closed. To reopen it, write why.
closure-why = Why you reopen the case
closure-why-empty = Write why you reopen the case.
closure-why-shape = Write why in plain words.
closure-reopen = Reopen the case
closure-ends = Closings
closure-closed = Closed
closure-reopened = Reopened
closure-is-open = The case is open.
closure-is-closed = The case is closed.
closure-done-closed = Case closed.
closure-done-reopened = Case reopened.

# All the cases of somebody who is away
hand-over-title = Workload
hand-over-heading = Hand over a colleague’s cases
hand-over-loads = Who has how much in hand
hand-over-who = Who
hand-over-open = Open cases
hand-over-late = Deadlines passed
hand-over-soon = Deadlines within 7 days
hand-over-counted = Cases that you see are counted. Protected cases are not.
hand-over-lead = All the open cases that you see go over together. Whoever managed them sees them no more. The way back is the same page.
hand-over-from = Who is away
hand-over-to = Who takes them
hand-over-from-empty = Choose who is away.
hand-over-to-empty = Choose who takes the cases.
hand-over-the-same = Choose somebody else.
hand-over-another-body = Choose somebody of the same body.
hand-over-load = { $count ->
    [0] no open case
    [one] { $count } open case
   *[other] { $count } open cases
}
hand-over-go = Hand over
hand-over-none = Nobody has cases to hand over
hand-over-none-text = Here you find those who manage open cases of your area.
hand-over-done = Cases handed over: { $moved }. Left where they were: { $stayed }.
