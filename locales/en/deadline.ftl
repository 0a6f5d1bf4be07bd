# Deadlines of a case: from an event, with the term of the law, or written by hand.

deadline-title = Deadlines
deadline-one-title = Deadline
deadline-mine-title = Deadlines of my cases
deadline-back = Back to the deadlines of case { $reference }

# In the case
deadline-next = First: { $day }
deadline-open = { $count ->
    [0] No open deadline: go to the list
    [one] One open deadline
   *[other] { $count } open deadlines
}

# How far away
deadline-late = { $days ->
    [one] One day late
   *[other] { $days } days late
}
deadline-today = Due today
deadline-left = { $days ->
    [one] Due tomorrow
   *[other] { $days } days left
}
deadline-by-day = By { $day }
deadline-since = Counted { $event }, { $day }
deadline-by = Set by { $who } on { $day }
deadline-guideline = Term of a guideline, not of a law
deadline-unconfirmed = Term to be checked against the law in force

# The list
deadline-open-ones = To do
deadline-none = No open deadline.
deadline-cut = The first 200 are shown.
deadline-close = Close
deadline-closed-ones = Closed
deadline-was-done = Done on { $day }, in time (due on { $due }). Closed by { $who }.
deadline-was-late = Done on { $day }, late (due on { $due }). Closed by { $who }.
deadline-was-dropped = Dropped on { $day } by { $who } (due on { $due }).
deadline-done-set = Deadline set.
deadline-done-already = This deadline was there already: it was not set twice.
deadline-done-done = Deadline closed: done.
deadline-done-dropped = Deadline dropped.
deadline-done-closed-before = This deadline was closed before: nothing has changed.

# From an event
deadline-add-rule = Add from an event
deadline-add-rule-text = Choose what happened, and when. The portal reckons the date, with holidays and working days.
deadline-add-rule-submit = Reckon and set
deadline-rule = What has to be done
deadline-rule-empty = Choose what has to be done.
deadline-choice = { $what }: { $term } { $event } ({ $source })
deadline-days = { $count } days
deadline-working-days = { $count } working days
deadline-since-day = Day of the event
deadline-since-day-hint = The day on which it happened. The term begins on the day after.
deadline-since-day-empty = Enter the day of the event.
deadline-since-day-shape = Enter the day of the event as a date, for example 03/03/2026.
deadline-since-future = The event has not happened yet: enter a day up to today.

deadline-rule-convocation = Convocation
deadline-rule-first-meeting = First meeting
deadline-rule-plan-after-analysis = Personal plan
deadline-rule-plan-after-meeting = Inclusion pact
deadline-rule-contact = Next contact
deadline-rule-service-agreement = Service agreement
deadline-event-convocation = from the signature of the digital activation pact
deadline-event-first-meeting = from the signature of the digital activation pact
deadline-event-plan-after-analysis = from the preliminary analysis
deadline-event-plan-after-meeting = from the first meeting with the social service
deadline-event-contact = from the last contact
deadline-event-service-agreement = from the handing over to the employment centre

# By hand
deadline-add-hand = Add by hand
deadline-add-hand-submit = Set
deadline-what = What
deadline-what-hint = A few words. Whoever may read the plan reads them.
deadline-what-empty = Write what has to be done.
deadline-due = By the day
deadline-due-empty = Enter by which day.
deadline-due-shape = Enter the day as a date, for example 03/03/2027.
deadline-due-past = This day has passed: enter today or a later day.
deadline-due-far = This day is too far away: ten years at most.

# Closing
deadline-was-it-done = It was done
deadline-done-day = Done on
deadline-done-day-empty = Enter the day on which it was done.
deadline-done-day-shape = Enter the day as a date, for example 03/03/2027.
deadline-done-future = This day is still to come: enter a day up to today.
deadline-done-before = It can not have been done before the event from which it runs.
deadline-done-submit = It is done
deadline-not-needed = No longer needed
deadline-why = Why
deadline-why-hint = A few words. They stay beside the deadline.
deadline-why-empty = Write why it is no longer needed.
deadline-drop-submit = Drop the deadline
deadline-is-closed = This deadline is closed.
deadline-only-read = You may read this deadline, not close it.

# Mine
deadline-mine-empty = No open deadline in your cases
deadline-mine-empty-text = Deadlines are set in the case, under Deadlines.
deadline-group-late = Late
deadline-group-close = Within seven days
deadline-group-later = Later

# On the first page
work-deadlines-late = { $count ->
    [one] One deadline of my cases is late
   *[other] { $count } deadlines of my cases are late
}
work-deadlines-soon = { $count ->
    [one] One deadline of my cases within seven days
   *[other] { $count } deadlines of my cases within seven days
}
