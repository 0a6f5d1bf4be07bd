# Who may see what, and the first page of whoever works here.

work-title = Your work
work-hello = Hello { $name }
work-due = To do today
work-due-nothing = Nothing waits for you now.
work-due-waiting = { $count ->
    [one] One person waits at the desk
   *[other] { $count } people wait at the desk
}
work-due-late = { $count ->
    [one] One step is late
   *[other] { $count } steps are late
}
work-due-today = { $count ->
    [one] One step is due today
   *[other] { $count } steps are due today
}
work-due-proposals = { $count ->
    [one] One case proposal to open
   *[other] { $count } case proposals to open
}
work-due-answers = { $count ->
    [one] One case proposal waits for your answer
   *[other] { $count } case proposals wait for your answer
}
work-due-drafts = { $count ->
    [one] One access half written
   *[other] { $count } accesses half written
}
work-where = Where you can go
work-no-role = Today you have no role in any body.
work-no-role-next = Ask whoever manages access in your body.
work-manager = The figures of the service are not here yet. Your role does not see people or cases.

door-today = Today
door-today-text = Who comes to the desk, and when.
door-week = Week
door-week-text = The appointments of the coming days.
door-book = Book for somebody
door-book-text = On the telephone or at the desk.
door-absences = Absences
door-absences-text = When a desk receives nobody.
door-accesses = Access records
door-accesses-text = Who came, what is needed and what you do today.
door-proposals = Proposals
door-proposals-text = The cases that somebody proposes to open.
door-cases = Cases
door-cases-text = The cases you work on or that are shared with you.
door-people = Persons
door-people-text = Find a person, see how to reach them, register somebody new.
door-glass = Emergency access
door-glass-text = Only for a danger: it opens for four hours, and somebody checks.
door-reviews = Emergency access to review
door-reviews-text = Who used emergency access, and why.
door-trail = Trail
door-trail-text = Who saw or changed what, and when.
door-accounts = Staff accounts
door-accounts-text = Invitations, roles and dates of whoever works here.
door-profile = Your profile
door-profile-text = Password, second step and open sessions.

class-name = Name
class-identity = Personal data
class-contact = Contacts
class-household = Family
class-household-summary = Minors: how many, what age
class-work = Work
class-education = Education and training
class-economic = Economic situation
class-economic-summary = ISEE band and benefits
class-housing = Housing
class-housing-summary = Stable home or not
class-care-load = Care for others
class-care-load-summary = Time available
class-health = Health
class-health-summary = Law 68/1999 and functional limits
class-minors = Minors
class-protection = Protection and justice
class-diary = Diary
class-shared-note = Notes for the team
class-plan = Plan
class-plan-shared = Plan: common goals
class-plan-work = Plan: work
class-plan-health = Plan: health
class-plan-task = Plan: tasks entrusted
class-appointment = Appointments

capacity-reception = reception
capacity-case-manager = case manager
capacity-team-social = social side of the team
capacity-employment = employment centre
capacity-health = health side of the team
capacity-third-sector = third sector
capacity-coordination = coordination

basis-opened = you opened the case
basis-assigned = the case was entrusted to you
basis-team = you are a member of the team
basis-coordination = you coordinate this area
basis-sharing = the person authorised the sharing
basis-break-glass = emergency access

access-allowed = You can see this as { $capacity }: { $basis }.
access-allowed-until = You can see this as { $capacity }: { $basis }. Until { $day }, { $clock }.
access-no-grant = Nobody gave you access to this case.
access-no-role = The role for which you had access is over.
access-revoked = The access was taken away.
access-ended = The access has ended.
access-not-yet = The access has not begun yet.
access-not-named = The case is protected: it takes an access given to you by name.
access-never = Whoever works in this role never sees these data.
access-class-not-granted = These data are not part of your access.
access-only-read = You can read, not write.
access-not-shared = The person has not authorised sharing these data with your body.
