# The second step of signing in: app, passkeys, recovery codes.

factor-title = Second step
factor-lead = The password is right. Now show that it is really you.
factor-with-passkey = With a passkey
factor-with-passkey-text = Use the fingerprint, the face or the PIN of your device.
factor-use-passkey = Use the passkey
factor-passkey-needs-script = Passkeys only work with JavaScript.
factor-passkey-elsewhere = Passkeys do not work at this address, because it is made of numbers. Open the page here:
factor-passkey-nowhere = Passkeys do not work at this address, because it is made of numbers.
factor-passkey-failed = The device did not answer. Try again, or choose another way.
factor-passkey-refused = This passkey is not right. Try again, or choose another way.
factor-passkey-not-made = The passkey was not made. Try again.
factor-with-app = With the app on the telephone
factor-code = Code of the app
factor-code-hint = Six digits. They change every 30 seconds.
factor-code-refused = The code is not right. Wait for the next code and write that one.
factor-continue = Continue
factor-with-recovery = I do not have the telephone: I use a recovery code
factor-recovery = Recovery code
factor-recovery-hint = Twelve letters and digits, from the sheet that you printed. Each code works once.
factor-recovery-refused = This code is not right, or was used before.
factor-lost = If you have none of these, call whoever looks after accounts in your body.
factor-start-over = Start again with the password

factor-first-title = Choose the second step
factor-first-lead = The password alone is not enough. Choose how to show that it is you: with an app on the telephone or with a passkey.
factor-app-step-install = Open an app for codes on the telephone. If you have none, any app that knows the TOTP standard will do.
factor-app-step-scan = Scan the picture, or write the secret into the app.
factor-app-step-type = Write here the code that the app shows.
factor-picture = Picture to scan with the app. Whoever can not scan it writes the secret below.
factor-secret = Secret:
factor-app-set-up = Connect the app
factor-first-code-refused = The code is not right. Check the time on the telephone and write the code of this moment.
factor-new-passkey-text = The key stays in the device. The fingerprint, the face or the PIN opens it.
factor-new-passkey = Make the passkey
factor-passkey-name = Name of the passkey
factor-passkey-name-hint = To recognise it, for example: office computer.
factor-passkey-name-empty = Write a name for the passkey.
factor-passkey-name-shape = This name is not right.

factor-codes-title = Recovery codes
factor-codes-lead = If you lose the telephone or the key, you get in with one of these codes. You see them only now.
factor-codes-keep = Print them or write them down, and keep them in a safe place. Each code works once.
factor-codes-onward = I have put the codes away

factor-confirm-title = Confirm that it is you
factor-confirm-lead = What you are about to do is delicate. Show the second step once more. It counts for ten minutes.
factor-confirm = Confirm
factor-confirm-back = Go back without confirming
factor-demo = In the demo everybody’s code is on the first page:

factor-mine-title = Second step
factor-mine-lead = With these you show that it is you, after the password. Two are better: if you lose one, the other lets you in.
factor-mine-list = Your ways
factor-app-name = App on the telephone
factor-since = Since
factor-used = Last used
factor-never-used = never
factor-remove = Remove
factor-last-stays = The last way can not be removed. Add another one first.
factor-add = Add or change
factor-app-add-text = An app on the telephone shows codes of six digits.
factor-app-add = Add an app
factor-app-replace-text = If you change telephone, connect the new app: the one before stops counting.
factor-app-replace = Connect another app
factor-app-title = Connect an app
factor-app-lead = The app counts from the first code that you write.
factor-recovery-title = Recovery codes
factor-codes-left = { $count ->
    [0] You have no code left.
    [one] You have one code left.
   *[other] You have { $count } codes left.
}
factor-codes-renew = Make eight new codes
factor-done-added = Done. If you think that somebody knows your password, end your other sessions from the profile page too.
factor-done-removed = Removed. If you think that somebody used it, end your other sessions from the profile page too.

factor-notice-subject = Porta Unica: a change in how you sign in
factor-notice-body =
    { $what } It happened { $when }.

    If it was you, there is nothing to do. If it was not you, call whoever looks after accounts in your body at once.
factor-notice-first = The second step of signing in was chosen.
factor-notice-app = An app for codes was connected.
factor-notice-passkey = A passkey was added.
factor-notice-removed = A way for the second step was removed.
factor-notice-codes = New recovery codes were made; those from before do not work any more.
factor-notice-code-used = Somebody signed in with one of your recovery codes.
