# Signing in and out; roles.

identity-sign-in-title = Sign in
identity-sign-in-lead = This page is for people who work in the services. You can book without signing in.
identity-login = User name
identity-login-empty = Write your user name.
identity-login-shape = This user name is not written in the right way.
identity-password = Password
identity-password-empty = Write your password.
identity-refused = The user name or the password is wrong.
identity-wait = There were many tries. Wait a little and try again.
identity-enter = Sign in

role-reception = Reception
role-social_worker = Social worker
role-coordinator = Coordination
role-employment_officer = Employment centre
role-third_sector_operator = Third sector
role-health_professional = Health services
role-manager = Management
role-privacy_officer = Data protection
role-administrator = System administration

# Invitations and passwords.

identity-invitation-title = Choose your password
identity-invitation-lead = Hello { $name }. With this password you will enter the portal.
identity-invitation-body = Invited by: { $body }.
identity-invitation-until = The invitation is good until { $until }.
identity-invitation-login-hint = You will need it every time you sign in. It can not be changed here.
identity-invitation-save = Save and go on
identity-invitation-next = After the password you set up the second step: an app on your telephone or a key. It takes two minutes.
identity-invitation-gone-title = This invitation is not good
identity-invitation-gone-lead = The link that you opened does not work, or does not work any more.
identity-invitation-gone-used = It works once: if you have chosen a password already, sign in with it.
identity-invitation-gone-old = It works for three days. A new invitation takes the place of the one before.
identity-invitation-gone-next = Ask whoever manages accounts in your organisation for another one.
identity-invitation-mail-subject = Your account at Porta Unica
identity-invitation-mail =
    Good day { $name },

    you can choose your password for Porta Unica. Open this link:

    { $link }

    Your user name: { $login }
    The link is good for { $hours } hours and works once. Give it to nobody.

    If you did not expect this message, tell whoever manages accounts in your organisation.
identity-forgotten-title = Forgotten password
identity-forgotten-lead = Ask whoever manages accounts in your organisation for a new invitation.
identity-forgotten-ask = Go in person, or call from a number that they know.
identity-forgotten-link = You get an e-mail with a link. It is good for three days.
identity-forgotten-factor = Choose a new password. Then sign in as always, with the second step.
identity-forgotten-lost = Is the telephone or the key lost too? Try a recovery code. If you have none, tell whoever manages accounts: they will have to see you in person.
identity-forgotten-link-here = Have you forgotten your password?
identity-to-sign-in = Go to the sign-in page

identity-new-password = New password
identity-new-password-hint = 12 to 128 characters. Three or four words that have nothing to do with one another are good, spaces included. Capitals, digits and symbols are not required.
identity-new-password-empty = Write the new password.
identity-new-password-short = It is too short: at least 12 characters are needed. Add a word.
identity-new-password-long = It is too long: 128 characters at most.
identity-new-password-ours = It can be guessed: it has your name, your organisation’s or a word that everybody here uses in it. Choose words that have nothing to do with you.
identity-new-password-keys = It can be guessed: these are neighbours on the keyboard. Choose three or four words.
identity-new-password-repeats = It can be guessed: it repeats the same letters. Choose three or four different words.
identity-new-password-dates = It can be guessed: it is a sequence or a date. Choose three or four words.
identity-new-password-common = Many people use this password, or it was stolen before. Choose three or four words that have nothing to do with one another.
identity-new-password-same = It is the one you have. Choose another.
identity-again = The same password once more
identity-again-different = The two passwords are not the same. Write them again.

# The own profile.

identity-profile-title = Your profile
identity-name = Name
identity-email = E-mail
identity-email-none = None
identity-profile-wrong = Is something wrong here? Tell whoever manages accounts in your organisation.
identity-roles = Your roles
identity-roles-none = You have no role yet. Ask whoever manages accounts in your organisation.
identity-role-in_force = in force
identity-role-to_come = to come
identity-role-over = over
identity-span = from { $from } to { $to }
identity-span-open = from { $from }
identity-area-families = Families and children
identity-area-adults = Adults
identity-area-disability = Disability
identity-area-elderly = Elderly people
identity-security = Security
identity-password-title = Change the password
identity-password-text = It does not expire. Change it if you think that somebody knows it.
identity-password-since = It is the same since { $at }. It does not expire.
identity-factors-link = Second step
identity-factors-text = Apps, keys and recovery codes.
identity-password-lead = Changing it takes the present one. Your other open sessions end.
identity-current-password = Present password
identity-current-password-empty = Write the present password.
identity-current-password-wrong = The present password is not right.
identity-password-save = Change the password
identity-done-password = The password is changed. The other sessions have ended.
identity-back-to-profile = Back to the profile
identity-changed-mail-subject = Porta Unica: the password was changed
identity-changed-mail =
    Good day { $name },

    the password of your account at Porta Unica was changed just now. The other open sessions were ended.

    If this was not you, tell whoever manages accounts in your organisation at once.

identity-sessions-title = Open sessions
identity-sessions-text = Where you are signed in now, and how to end it.
identity-sessions-lead = Every session ends by itself after 20 minutes without a click, and after 10 hours at most. If there is one that you do not know, end it and change the password.
identity-sessions-alone = You are signed in here only.
identity-session-device = { $browser } on { $system }
identity-session-this = This one
identity-session-opened = Opened: { $at }
identity-session-used = last used: { $at }
identity-session-factor = Second step: { $factor }
identity-session-end = End
identity-sessions-end = End all others
identity-done-session = The session has ended.
identity-done-sessions = The other sessions have ended.
identity-browser-firefox = Firefox
identity-browser-chrome = Chrome
identity-browser-edge = Edge
identity-browser-safari = Safari
identity-browser-other = Another browser
identity-system-windows = Windows
identity-system-mac = Mac
identity-system-linux = Linux
identity-system-android = Android
identity-system-ios = iPhone or iPad
identity-system-other = another system
identity-factor-totp = app on the telephone
identity-factor-passkey = key
identity-factor-recovery_code = recovery code
identity-factor-demo = open door of the demo
identity-factor-other = not known

# Work taken up again after a session has ended.

identity-kept-title = What you were writing
identity-kept-none = There is nothing waiting.
identity-kept-onward = Go to your work
identity-kept-lead = Your session had ended while you were writing. Nothing is lost: check it and send it, or throw it away.
identity-kept-when = Written on { $at }
identity-kept-send = Send now
identity-kept-drop = Throw away
identity-kept-until = Only you see it. After 12 hours it is deleted by itself.
identity-kept-field-given_name = Given name
identity-kept-field-surname = Surname
identity-kept-field-phone = Telephone
identity-kept-field-email = E-mail
identity-kept-field-text = Text
identity-kept-field-reason = Reason
identity-kept-field-note = Note
