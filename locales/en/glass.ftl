# Emergency access, and whoever reviews it.

glass-title = Emergency access
glass-lead = Only if somebody is in danger, or if it can not wait and the case manager is away. For cases of your own body.
glass-until = It opens for four hours: until { $time }.
glass-told = The case manager, those who coordinate and whoever protects the data are told at once.
glass-reviewed = Somebody reviews it within five working days. All that you look at is written down.
glass-waiting = These of yours still wait for their review:
glass-codice = Number of the case
glass-codice-hint = Thirteen letters and digits, like 7K3M-9QXZ-4TB2-R.
glass-codice-empty = Write the number of the case.
glass-codice-shape = There is a slip in this number. Check every letter.
glass-perche = Why
glass-perche-empty = Choose why you need it.
glass-code-danger_to_life = Somebody’s life is in danger
glass-code-child_at_risk = A child is at risk
glass-code-manager_absent = It can not wait, and the case manager is away
glass-motivo = What is happening
glass-motivo-hint = Ten letters at least. Whoever reviews reads it: write no names.
glass-motivo-empty = Write what is happening.
glass-motivo-shape = Write a few words more.
glass-break = Open for four hours
glass-confirm-text = The second step is needed again. Do it in the new tab, then come back here and send again.
glass-confirm = Do the second step
glass-refused-second-factor = The second step was too long ago. Repeat it, then send again.
glass-refused-review-first = One of yours has been waiting for its review for more than ten days. It has to be reviewed first.
glass-refused-absent = There is no case with this number that you can open like this.

glass-letter-subject = Porta Unica: something to look at
glass-letter =
    Emergency access to a case.

    Who: { $who }, { $body }
    When: { $at }
    Until: { $until }

    If you coordinate or protect the data, look here and write whether it was justified:
    { $review }

    If you manage the case, here you see who has access and can take it away:
    { $access }

glass-reviews-title = Emergency access to review
glass-none = There is nothing to review
glass-none-text = When somebody uses emergency access you find it here and get a message.
glass-open = To review
glass-over = { $count ->
    [one] One reviewed already
   *[other] { $count } reviewed already
}
glass-due = To be reviewed by { $day }
glass-late = Late: it was to be reviewed by { $day }
glass-review = Review
glass-look = Look
glass-done-reviewed = Done: the review is written down.
glass-done-already = Somebody else had reviewed it already.

glass-review-title = Review an emergency access
glass-who = Who
glass-when = When
glass-from-to = From { $from } to { $to }
glass-opened = What it opened
glass-seen = What was done in that time
glass-seen-nothing = Nothing: the case was not looked at.
glass-seen-refused = refused
glass-esito = Was it justified?
glass-esito-empty = Choose whether it was justified.
glass-outcome-justified = Justified
glass-outcome-not_justified = Not justified
glass-nota = Note
glass-nota-hint = If need be: what you asked, what happens now.
glass-save = Write the review down
glass-refused-own = Your own is reviewed by somebody else.
