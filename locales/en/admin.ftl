# Accounts of staff, for whoever administers them.

admin-title = Staff accounts
admin-lead = Here you manage invitations, roles and access. People’s cases can not be seen from here.
admin-invite = Invite somebody
admin-search = Search by name or user name
admin-search-go = Search
admin-people =
    { $count ->
        [0] Nobody
        [one] One person
       *[other] { $count } people
    }
admin-people-none = Nobody of that name is in the organisations that you manage. Try fewer letters, or invite the person.
admin-people-more = There are more: write a more exact name.
admin-position = Page { $page }
admin-back = Back to the people
admin-back-to = Back to { $name }

admin-state-active = Active
admin-state-active-text = Can sign in.
admin-state-invited = Invited
admin-state-invited-text = Has yet to choose a password.
admin-state-lapsed = No password
admin-state-lapsed-text = The invitation has expired or was revoked. Can not sign in.
admin-state-disabled = Disabled
admin-state-disabled-text = Can not sign in.
admin-state-resting = No role
admin-state-resting-text = Can sign in, but has no role today and sees nothing.

admin-created = Created
admin-used = Last used
admin-used-never = Never
admin-sessions = Open sessions
admin-invitation-until = The invitation is good until
admin-memberships = Roles
admin-end = End of the role
admin-own-account = This is your own account: only somebody else can give you roles or take them away.
admin-membership-add = Add a role
admin-access = Access
admin-access-text = Everything goes through the person’s e-mail: nobody else ever knows the password.
admin-not-managed = This person also works for an organisation that you do not manage. Whoever manages the accounts of the district can change the access.
admin-invite-again = Send another invitation
admin-revoke = Revoke the invitation
admin-reset = Forgotten password
admin-sign-out = End the open sessions
admin-disable = Disable
admin-enable = Enable

admin-invite-title = Invite somebody
admin-invite-text = They get an e-mail with a link that is good for three days. They choose the password and the second step themselves.
admin-invite-send = Send the invitation
admin-person = The person
admin-work = Their role
admin-given-name = Given name
admin-given-name-empty = Write the given name.
admin-given-name-shape = The given name has characters that names do not have.
admin-surname = Surname
admin-surname-empty = Write the surname.
admin-surname-shape = The surname has characters that surnames do not have.
admin-email = Work e-mail
admin-email-hint = Their own, not an office’s: whoever reads it can choose the password.
admin-email-empty = Write the e-mail address.
admin-email-shape = The e-mail address is not written in the right way, such as name@body.it.
admin-email-taken = There is an account with this e-mail address already.
admin-login = User name
admin-login-hint = Small letters, digits and the marks . _ - @
admin-login-empty = Write a user name.
admin-login-shape = Use at least three small letters or digits, and the marks . _ - @
admin-login-taken = This user name exists already. Choose another.
admin-role = Role
admin-role-empty = Choose a role.
admin-role-does-not-fit = This role does not exist in this kind of organisation.
admin-duties-apart = Whoever manages accounts does not work on cases on the same days. Change the role or the dates.
admin-already-member = Has this role on these days already.
admin-body = Organisation
admin-body-empty = Choose an organisation that you manage.
admin-office = Office
admin-office-hint = It has to belong to the same organisation.
admin-office-all = The whole organisation
admin-office-shape = Choose an office from the list.
admin-office-of-another-body = This office belongs to another organisation.
admin-area = Area
admin-area-hint = For social workers and coordinators only.
admin-area-all = All areas
admin-area-shape = Choose an area from the list.
admin-area-does-not-fit = This role has no area.
admin-from = First day
admin-from-empty = Write the first day.
admin-from-shape = This day does not exist.
admin-far-away = This day is too far away.
admin-to = Last day
admin-to-hint = Empty: until somebody ends it.
admin-to-shape = This day does not exist.
admin-dates-reversed = The last day comes before the first.
admin-already-over = The last day is over already.

admin-membership-title = Add a role
admin-membership-text = The role counts for { $name } from the first to the last day, both included.
admin-membership-save = Add
admin-end-title = End of the role
admin-end-text = From the day after, the pages of this role open no more, even where they are open already. With yesterday’s date it ends at once.
admin-last-day = Last day
admin-last-day-hint = Today means until midnight.
admin-last-day-empty = Write the last day.
admin-last-day-shape = This day does not exist.
admin-last-day-past = Yesterday at the earliest: what is past can not be changed.
admin-last-day-longer = The role ends before that day already.
admin-not-now = This role is over already.
admin-end-save = End the role

admin-reset-title = Forgotten password
admin-reset-text = { $name } gets an e-mail with a new invitation at { $email }. The password of before counts no more and open sessions end.
admin-reset-factors = The second step is lost too
admin-reset-factors-hint = The telephone, key and recovery codes of before count no more.
admin-reset-checked = I have recognised the person: in person, or by calling a number that I know
admin-reset-checked-empty = Recognise the person first: anybody can say that they forgot a password.
admin-reset-save = Send the new invitation

admin-confirm-again = The second step was too long ago. Confirm it and send again: what you wrote is still here.
admin-confirm-link = Confirm the second step (opens beside this page)

admin-done-invited = The invitation is on its way.
admin-done-revoked = The invitation counts no more.
admin-done-reset = A new invitation is on its way. The password of before counts no more.
admin-done-disabled = The account is disabled.
admin-done-enabled = The account is active again.
admin-done-signed-out = The open sessions have ended.
admin-done-membership = The role is added.
admin-done-membership-end = The end of the role is noted.
admin-done-nothing = There was nothing to do: perhaps somebody did it already.
admin-done-expired = The page was open for too long. Try again.
