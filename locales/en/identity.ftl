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
