# Access records: who comes, who calls, who is spoken of. And cases that are proposed.

intake-list-title = Access records
intake-new-title = Write an access record
intake-record-title = Access record
intake-information-title = Information only
intake-proposals-title = Proposed cases
intake-proposal-title = Proposed case
intake-notice-title = Privacy notice
intake-person-title = Accesses and appointments
intake-back-to-list = Back to the access records
intake-back-to-proposals = Back to the proposals
intake-back-to-person = Back to the person

# List
intake-only-information = Information only
intake-due = To do today
intake-ahead = In the next seven days
intake-recent = Last access records
intake-empty = There is no access record yet
intake-empty-text = When somebody comes, write the first one. A name and a year of birth are enough.
intake-draft = draft
intake-draft-nameless = No name yet
intake-draft-changed = Saved: { $when }
intake-draft-go-on = Go on
intake-draft-drop = Throw away
intake-due-today = today
intake-due-late = { $days ->
    [one] one day late
   *[other] { $days } days late
}
intake-due-by = by { $date }
intake-late = late
intake-no-names = Person not visible
intake-and-others = { $count ->
    [one] { $name } and one more person
   *[other] { $name } and { $count } more people
}
intake-author-unknown = Somebody of the office

# What has just happened
intake-done-saved = Access record saved.
intake-done-draft = Draft saved. You find it on the page of access records, too.
intake-done-dropped = Draft thrown away.
intake-done-step = Marked as done.
intake-done-counted = Counted.
intake-done-rejected = Proposal rejected. Whoever made it reads the reason.

# Form: who
intake-who = Who
intake-rows = Who came
intake-row = Person { $number }
intake-others = They came with somebody
intake-more-rows = Five more people
intake-given-name = Given name
intake-surname = Surname
intake-birth = Year or date of birth
intake-birth-shape = Write a year like 1985 or a date that exists like 17/5/1985, not in the future.
intake-name-empty = Write the given name or the surname.
intake-name-shape = A name has no numbers or symbols.
intake-nobody = Write the name of at least one person. If no name is needed, use “Information only”.
intake-tie = What they are to the first person
intake-tie-unsaid = Not said
intake-find-known = Look for somebody we know
intake-find = Name
intake-find-hint = The beginning is enough. Add the year of birth if you know it.
intake-find-go = Look
intake-find-none = Nobody of that name among the persons whom you may see.
intake-choose = That is the one
intake-take-off = Take off
intake-born = { $age ->
    [one] { $date } (one year)
   *[other] { $date } ({ $age } years)
}
intake-protect = This person must be protected
intake-protect-hint = Violence, trafficking or a secret address. Only you and whoever you name will see them.
intake-protected = protected
intake-twin-title = { $name }: see whether we know them.
intake-twin-is = Is it one of these persons?
intake-twin-another = No, it is somebody else
intake-twin-choose = Say whether this is somebody we know.
intake-person-absent = This person is not among those whom you may see.

# Form: how
intake-how-came = How
intake-mode = How the access came
intake-mode-in_person = In person
intake-mode-phone = By telephone
intake-mode-email = By e-mail
intake-mode-home = At home
intake-mode-phone_report = Report by telephone
intake-mode-written_report = Written report
intake-mode-remote = From a distance in another way
intake-interlocutor = Who speaks
intake-interlocutor-self = The person
intake-interlocutor-relative = A relative or acquaintance
intake-interlocutor-organisation = An association
intake-interlocutor-institution = A public body
intake-interlocutor-judiciary = A court
intake-interlocutor-other = Somebody else
intake-reason-kind = Why they come
intake-reason-kind-spontaneous = On their own
intake-reason-kind-sent = Sent by somebody
intake-reason-kind-summoned = Summoned
intake-reason-kind-decree = By decree
intake-office = Office
intake-body = Body
intake-language = Language
intake-interpreter = An interpreter is needed
intake-with-interpreter = with an interpreter
intake-reporter = Who reports
intake-reporter-source = Where the report comes from
intake-reporter-name = Name of who reports
intake-reporter-service = Body or service
intake-reporter-contact = Telephone or e-mail
intake-source-empty = Choose where the report comes from.
intake-source-1 = Social service for minors of the courts
intake-source-2 = Another social service
intake-source-3 = Health services, doctor or paediatrician
intake-source-4 = Volunteers or non-profit
intake-source-5 = Police
intake-source-6 = The person
intake-source-7 = Foster family or guardian
intake-source-8 = Family living together
intake-source-9 = Relatives living elsewhere
intake-source-10 = Ordinary court
intake-source-11 = Court for minors
intake-source-12 = A professional
intake-source-13 = School
intake-source-14 = Neighbours or acquaintances

# Form: why
intake-why = What is needed
intake-reason = What they ask for, in their words
intake-reason-hint = One sentence is enough. No diagnosis unless it is needed.
intake-needs = Needs
intake-need-words = { $domain }: in their words
intake-need-placeholder = A word, if needed
intake-domain-economic = Money
intake-domain-hint-economic = Income, debts, expenses
intake-domain-housing = Housing
intake-domain-hint-housing = Eviction, rent, homeless
intake-domain-work = Work
intake-domain-hint-work = Finding it, keeping it, training
intake-domain-personal = Health and daily life
intake-domain-hint-personal = Health, autonomy, relations
intake-domain-education = School and study
intake-domain-hint-education = School, titles, Italian
intake-domain-networks = Family and people around
intake-domain-hint-networks = Who helps, who is alone
intake-urgency = Urgency
intake-urgent = urgent
intake-urgency-ordinary = Ordinary
intake-urgency-soon = Within a few days
intake-urgency-urgent = Urgent, today

# Form: outcome
intake-then = What happens now
intake-outcome = Outcome
intake-outcome-information = Information given
intake-outcome-referred_out = Sent to another service
intake-outcome-come_back = Comes back to us
intake-outcome-case_proposed = I propose to open a case
intake-outcome-empty = Choose how the access ends.
intake-come-back-hint = Write below when, and with whom.
intake-referred-to = To which service
intake-referred-empty = Write to which service you sent them.
intake-area = Area
intake-area-families = Families and minors
intake-area-adults = Adults
intake-area-disability = Disability
intake-area-elderly = Elderly
intake-area-empty = Choose the area of the case.
intake-coordinator = To whom
intake-coordinator-any = Whoever coordinates the area
intake-coordinator-needed = There is a protected person: choose who may read the proposal.
intake-nobody-coordinates = Nobody coordinates this area. Choose another area or a name.
intake-given-more = What you gave or explained
intake-given = What you gave
intake-step = Next step
intake-step-what = What
intake-step-who = Who does it
intake-step-until = By
intake-step-empty = Write the next step.
intake-step-until-empty = Write by when.
intake-step-until-shape = Write a date from today on.
intake-step-by = { $who }, by { $date }
intake-step-done = Done on { $date }
intake-step-finish = Done
intake-notice = Privacy notice
intake-notice-how = How you gave it
intake-notice-not = Not given
intake-notice-language = In which language
intake-notice-see = Read or print the notice
intake-notice-given = Version { $version }, in { $language }: { $how }
intake-notice-version = Version { $version }
intake-how-paper = on paper
intake-how-read_aloud = read aloud
intake-how-shown = shown
intake-how-interpreter = translated by an interpreter
intake-save = Save the access record
intake-save-draft = Save draft
intake-keys = With the keyboard: Tab to go on, Alt+Shift+S to save.
intake-autosaved = Draft saved at #
intake-autosave-failed = The draft is not being saved. Use the button “Save draft” before you leave.
intake-elsewhere-apart = This draft is open in another window, too. What you wrote here is a draft of its own now: nothing is lost.
intake-elsewhere-saved = This draft was saved or thrown away in another window. Look at the last access records. If this is another one, save again.
intake-appointment-written = Somebody has written the access record of this appointment already.
intake-no-longer = Something has changed meanwhile. Start again from the page of access records: the draft stays.

# Relationships (ANPR)
intake-relationship-2 = Husband or wife
intake-relationship-3 = Child
intake-relationship-4 = Grandchild
intake-relationship-6 = Father or mother
intake-relationship-7 = Grandparent
intake-relationship-9 = Brother or sister
intake-relationship-10 = Nephew or niece
intake-relationship-11 = Uncle or aunt
intake-relationship-12 = Cousin
intake-relationship-13 = Another relative
intake-relationship-16 = Son- or daughter-in-law
intake-relationship-17 = Father- or mother-in-law
intake-relationship-18 = Brother- or sister-in-law
intake-relationship-20 = Nephew or niece of the spouse
intake-relationship-22 = Another relative of the spouse
intake-relationship-23 = Partner living together
intake-relationship-25 = Lives together without ties
intake-relationship-28 = Civil union
intake-relationship-x = Only comes along

# One record
intake-another = Write another access record
intake-facts = How it went
intake-given-then = What was given or explained
intake-nothing-said = Nothing else was written.
intake-not-yours-to-read = What the person said is read by whoever listened and by whoever follows them.
intake-open-steps = To do
intake-happened = What happened
intake-person-empty = No access to show
intake-person-empty-text = When this person comes or calls, you find here when and with whom.
intake-moment-booked = Booked an appointment for { $when }

# Correcting an access
intake-corrections = Corrections
intake-correct = Correct this access
intake-correct-lead = What you wrote stays as it is. The correction stands beside it, with your name and the time.
intake-correct-go = Add the correction
intake-correction-about = What you correct
intake-correction-about-who = Who
intake-correction-about-facts = How it went
intake-correction-about-said = What is needed
intake-correction-about-then = Steps and privacy notice
intake-correction-about-empty = Choose what you correct.
intake-correction = How it is right
intake-correction-empty = Write how it is right.
intake-done-corrected = Correction added.

# Information only
intake-information-lead = Somebody asked and was told. Press the topic: it counts one, without names.
intake-topic = Topic
intake-topic-hint = Press: it is counted.
intake-topic-empty = Choose the topic.
intake-topic-services = Services and hours
intake-topic-economic = Money and benefits
intake-topic-housing = Housing
intake-topic-work = Work
intake-topic-family = Children and family
intake-topic-elderly = Elderly
intake-topic-disability = Disability
intake-topic-health = Health
intake-topic-documents = Papers and permits
intake-topic-food = Food and clothes
intake-topic-school = School
intake-topic-other = Something else
intake-minutes = Minutes
intake-minutes-shape = Write the minutes, from 1 to 240.
intake-counted = Contacts of today by topic
intake-counted-today = { $count ->
    [0] Today: no contact
    [one] Today: one contact
   *[other] Today: { $count } contacts
}
intake-count = How many

# Proposals
intake-proposals-waiting = To be seen
intake-proposals-none = No proposal waits
intake-proposals-none-text = When somebody proposes a case in your area, you find it here.
intake-proposals-decided = Decided in the last month
intake-proposals-mine = My proposals
intake-proposals-mine-none = You have proposed no case
intake-proposals-mine-none-text = A case is proposed at the end of an access record.
intake-proposal-open = Open
intake-proposal-open-why = Opening it shows the name and marks the proposal as seen.
intake-proposal-answer = Answer
intake-proposal-by-name = to you by name
intake-proposal-state = State
intake-proposal-record = Read the access record
intake-proposal-conflict = The proposal has changed meanwhile: it is { $state } now.
intake-proposed-by = by { $who }, { $when }
intake-waits = { $days ->
    [one] has waited one day
   *[other] has waited { $days } days
}
intake-state-created = to be seen
intake-state-seen = seen
intake-state-accepted = accepted
intake-state-rejected = rejected
intake-history = What happened
intake-history-proposed = Proposed
intake-history-seen = Seen
intake-history-accepted = Accepted
intake-history-rejected = Rejected
intake-reject = Reject the proposal
intake-reject-lead = Whoever made it reads the reason. You will not see the names any more.
intake-reject-why = Reason
intake-reject-why-empty = Write the reason: whoever proposed the case reads it.
intake-reject-why-shape = Write the reason in plain words.
intake-reject-go = Reject

# The notice, version 1 (art. 13 of Regulation (EU) 2016/679)
privacy-notice-1 = How we use your data
privacy-notice-1-who-title = Who we are
privacy-notice-1-who = { $body } keeps your data. It is the controller: it answers for how we use them. There is also a person who protects data: you can write to them whenever you like.
privacy-notice-1-why-title = Why we ask
privacy-notice-1-why = To help you. The law gives us this task: law 328 of 2000 and laws of the Tuscany Region. You do not need to give consent. You need not tell us everything.
privacy-notice-1-what-title = What we write down
privacy-notice-1-what = What you are called, how we can reach you, what you asked us and what we did. We write about health or family only if it is needed to help you.
privacy-notice-1-whom-title = Who sees them
privacy-notice-1-whom = Whoever receives you and whoever follows you. Other bodies, such as the employment centre or the health service, see only what is needed, and after we have told you. Each time somebody looks at your data it is written down.
privacy-notice-1-how-long-title = For how long
privacy-notice-1-how-long = For the time that our body's retention plan says. Then we delete them or take the name away.
privacy-notice-1-rights-title = Your rights
privacy-notice-1-rights = You can see your data, have them corrected and know who saw them. In some cases you can have them deleted or object. We answer within a month.
privacy-notice-1-ask-title = Whom to ask
privacy-notice-1-ask = The desk, or whoever protects data. If that is not enough, you can turn to the Italian data protection authority (Garante).

# The proposal becomes a case
intake-done-accepted = Case opened. Whoever manages it finds it among their cases.
intake-proposal-case = Go to the case
intake-accept = Open the case
intake-accept-lead = Choose who manages it. They receive the case with the people of the proposal.
intake-accept-nobody = There is nobody to whom it could be given right now.
intake-accept-manager = Case manager
intake-accept-manager-empty = Choose who manages the case.
intake-accept-note = Handover note
intake-accept-note-hint = What it helps to know at once. The case manager reads it.
intake-accept-note-empty = Write a short handover note.
intake-accept-note-shape = Write the note in plain words.
intake-accept-go = Open the case
intake-accept-not-a-member = This person can not manage the case today. Choose somebody else.
intake-accept-load = { $count ->
    [0] no open case
    [one] { $count } open case
   *[other] { $count } open cases
}
