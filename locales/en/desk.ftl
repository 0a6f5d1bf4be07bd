# The desk: pages of those who receive people.

desk-today-title = Today
desk-day-title = Day
desk-week-title = Week
desk-card-title = Appointment
desk-book-title = Book for somebody
desk-booked-title = Appointment booked
desk-cancel-title = Cancel the appointment
desk-move-title = Move the appointment
desk-absences-title = Absences
desk-print-title = Appointments of the day
desk-slip-title = Your appointment
desk-lobby-title = Welcome

# Words that come back
desk-office = Office
desk-office-all = All my offices
desk-anywhere = Anywhere in the Piana
desk-desk = Desk
desk-filter = Show
desk-print = Print
desk-open = Open
desk-open-card = Open the page of { $name }
desk-reason = Reason
desk-applicant = Person
desk-date = When
desk-time = Time
desk-at = { $time }
desk-place = Where
desk-needs = Needs
desk-details = The person’s notes
desk-when = { $date }, { $time }
desk-from-to = From { $from } to { $to }
desk-until = until { $time }
desk-closed = Closed
desk-keep = Leave it as it is

# Today
desk-book-someone = Book for somebody
desk-group-now = Now
desk-group-later = Later
desk-group-over = Over
desk-next = Next
desk-remark-waits = Waiting since { $time } ({ $minutes } min)
desk-remark-late = { $minutes } min late
desk-figures = The day in brief
desk-figure-next = Next at
desk-figure-waiting = Arrived
desk-figure-late = Late
desk-figure-later = Expected
desk-figure-over = Over
desk-unsettled = { $count ->
    [one] { $date }: one appointment has no outcome. Say how it went.
   *[other] { $date }: { $count } appointments have no outcome. Say how they went.
}
desk-today-empty = No appointments today
desk-today-empty-text = You can book for people who call or come to the desk.
desk-see-week = See the week

# Acts
desk-act-check-in = Arrived
desk-act-done = Done
desk-act-no-show = No show
desk-act-undo = Undo the last step
desk-act-move = Move
desk-act-cancel = Cancel
desk-done-check-in = Noted: arrived.
desk-done-done = Noted: done.
desk-done-no-show = Noted: did not come. If they do, press Arrived.
desk-done-undo = Last step undone.
desk-done-cancel = Appointment cancelled. The person gets no messages: please tell them yourself.
desk-done-cancel-told = Appointment cancelled. We are telling the person.
desk-done-move = Appointment moved. The person gets no messages: please tell them yourself.
desk-done-move-told = Appointment moved. We are telling the person.
desk-done-absence = Absence noted. Those hours can no longer be booked.
desk-done-absence-end = Absence removed. The hours can be booked again.
desk-conflict-title = Somebody was quicker
desk-conflict = { $name }: meanwhile the state has become “{ $state }”. We have not changed anything.
desk-conflict-moved = { $name }: meanwhile the appointment was moved to { $date }, { $time }. We have not changed anything.
desk-conflict-too-early = The appointment has not begun yet: nobody can have missed it.

# Card
desk-card-appointment = Appointment
desk-card-contact = Contact
desk-card-history = What happened
desk-not-here = (not one of your offices)
desk-history-booked-web = Booked by the person on the website
desk-history-booked-phone = Booked by phone
desk-history-booked-desk = Booked at the desk
desk-history-moved = { $count ->
    [one] Moved once
   *[other] Moved { $count } times
}
desk-history-checked-in = Arrived
desk-history-done = Done
desk-history-no_show = Did not come
desk-history-cancelled_by_person = Cancelled by the person
desk-history-cancelled_by_office = Cancelled by the office
desk-reach-email = Messages go out by e-mail.
desk-reach-sms = Messages go out by text message.
desk-reach-not-wanted = The person does not want messages. If something changes, tell them in person.
desk-reach-no-way = There is no way to write to the person. If something changes, tell them in person.

# Cancelling and moving
desk-cancel-text = The time becomes free again. A cancelled appointment can not be taken back.
desk-cancel-confirm = Cancel the appointment
desk-cancel-too-late = This appointment can no longer be cancelled.
desk-move-confirm = Move to this time
desk-from-date = From
desk-search = Look for times
desk-start = Free times
desk-start-empty = Choose a time.
desk-start-wrong = This time is not written the right way. Choose one from the list.
desk-start-gone = This time has just been taken. Choose another one.
desk-start-too-soon = This time has passed. Choose another one.
desk-start-too-late = This time is too far away. Choose an earlier one.
desk-start-not-offered = This office does not receive for this reason.
desk-elsewhere = The chosen office does not receive for this reason. Here are the times of the others.
desk-no-times = There are no free times in the next two months. Try another office or another date.
desk-choose-reason = Choose the reason and press “Look for times”.

# Booking for somebody
desk-reason-option = { $reason } ({ $minutes } min)
desk-reason-empty = Choose the reason.
desk-given-name = First name
desk-given-name-empty = Write the first name.
desk-given-name-shape = A first name can only have letters, spaces, apostrophes and hyphens.
desk-surname = Surname
desk-surname-empty = Write the surname.
desk-surname-shape = A surname can only have letters, spaces, apostrophes and hyphens.
desk-phone = Phone
desk-phone-empty = Write the phone number.
desk-phone-shape = A phone number has 6 to 15 digits.
desk-email = E-mail
desk-email-empty = Write the e-mail address.
desk-email-shape = The e-mail address is not written the right way. Example: name@example.org
desk-contact-missing = Write a phone number or an e-mail address, or choose “No messages”.
desk-wish = How to write to the person
desk-wish-any = Either way
desk-wish-only_phone = Phone only
desk-wish-only_email = E-mail only
desk-wish-no_messages = No messages
desk-language = Language
desk-interpreter = An interpreter is needed
desk-children = Children coming along
desk-children-empty = Write how many children come.
desk-children-shape = Write a number from 0 to 12.
desk-need-wheelchair = In a wheelchair
desk-need-sign_language = Italian sign language
desk-need-reading_help = Help with reading
desk-need-companion = Comes with somebody
desk-mark-language = Speaks { $language }
desk-mark-interpreter = An interpreter is needed
desk-mark-children = { $count ->
    [one] One child comes
   *[other] { $count } children come
}
desk-channel = The person is
desk-channel-phone = on the phone
desk-channel-desk = at the desk
desk-book-confirm = Book the appointment
desk-keys = With the keyboard: Alt+O (Alt+Shift+O in Firefox) looks for times, Alt+F books. Enter in a field looks and does not book.
desk-booked-before = This appointment was booked already: the form arrived twice. The code can not be shown again.
desk-reference-read = Read this code to the person:
desk-reference-once = You see it only now. It is needed to move or cancel on the website.
desk-office-phone = The office’s phone
desk-bring = What to bring
desk-print-slip = Print the sheet
desk-book-another = Book for somebody else
desk-slip-reference = Your code:
desk-slip-change = With the code you can move or cancel on the website. Do not show it to others.

# Calendar
desk-week-of = Week of { $date }
desk-day-short = { $weekday } { $day } { $month }
desk-day-shortest = { $day } { $month }
desk-this-week = This week
desk-no-office = You have no office yet
desk-open-hours = Open: { $hours }
desk-free = Still free
desk-free-quarters = { $count ->
    [one] one quarter of an hour free
   *[other] { $count } quarters of an hour free
}
desk-free-places = { $count } places
desk-full = fully booked
desk-more = { $count ->
    [one] One more appointment
   *[other] { $count } more appointments
}
desk-away = Absence: { $desk }
desk-day-empty = No appointments on this day

# Print
desk-print-reasons = Show the reasons too
desk-print-how = To print, use the browser’s command (Ctrl+P).
desk-print-warning = Confidential: do not leave this sheet lying about and destroy it at the end of the day.

# Absences
desk-absence-add = Note an absence
desk-absence-text = Nobody can book in these hours. The reason is not needed.
desk-desk-empty = Choose the desk.
desk-from-day = From day
desk-from-day-empty = Write the first day.
desk-from-day-shape = This date does not exist. Write day, month, year.
desk-to-day = To day
desk-to-day-hint = Empty: one day only
desk-to-day-empty = Write the last day.
desk-to-day-shape = This date does not exist. Write day, month, year.
desk-from-time = From time
desk-from-time-empty = Write the time.
desk-from-time-shape = Write a full hour or a quarter, for example 9:30.
desk-to-time = To time
desk-to-time-empty = Write the time.
desk-to-time-shape = Write a full hour or a quarter, for example 11:00.
desk-time-hint = Empty: the whole day
desk-span-backwards = The end comes before the beginning.
desk-span-past = This time has passed.
desk-span-far = The end is too far away: one year at most.
desk-absence-save = Note the absence
desk-absence-list = Absences
desk-absence-none = There are no absences.
desk-absence-end = Remove
desk-span-day = { $day }, all day
desk-span-days = From { $from } to { $to }
desk-span-hours = { $day }, from { $from } to { $to }
desk-stranded = { $count ->
    [one] One appointment to move or cancel
   *[other] { $count } appointments to move or cancel
}
desk-stranded-text = These people would find the desk empty.

# Those who receive nobody at the desk
desk-lobby-lead = Hello { $name }. You are signed in as: { $role }.
desk-lobby-why = This part is for those who receive people at a desk.
desk-lobby-now = What you can do now
desk-lobby-work = Go to the pages of your work
desk-lobby-services = Read the services as citizens see them
desk-lobby-sites = See places and opening hours
desk-lobby-book = Try booking as a citizen does
desk-lobby-wrong = Should you see the appointments of an office? Ask whoever manages accounts in your organisation.

# Messages to the person: never the reason, never the office
desk-letter-subject = Your appointment
desk-letter-booked =
    Your appointment is on { $date } at { $time }.
    Where: { $place }

    Your code is { $reference }. With the code you can move or cancel here: { $website }/appuntamento
desk-letter-moved =
    Your appointment has been moved. The new date is { $date } at { $time }.
    Where: { $place }

    Your code stays the same. If you can not come, move or cancel here: { $website }/appuntamento
desk-letter-cancelled =
    The office had to cancel your appointment of { $date } at { $time }. We are sorry.

    You can book another one here: { $website }/prenota
desk-letter-reminder =
    A reminder of your appointment: { $date } at { $time }.
    Where: { $place }

    If you can not come, move or cancel here: { $website }/appuntamento
desk-letter-phone = You can also call: { $phone }

# Languages
spoken-it = Italian
spoken-en = English
spoken-fr = French
spoken-es = Spanish
spoken-ar = Arabic
spoken-sq = Albanian
spoken-ro = Romanian
spoken-uk = Ukrainian
spoken-ru = Russian
spoken-zh = Chinese
spoken-bn = Bengali
spoken-ur = Urdu
spoken-si = Sinhala
spoken-tl = Tagalog
spoken-pt = Portuguese
spoken-wo = Wolof
spoken-pl = Polish
spoken-other = another language

# The queue: who waits, who was called
desk-act-call = Call
desk-act-call-again = Call again
desk-act-write = Write the access record
desk-called-at = Called at { $time }
desk-done-called = Person called.
desk-done-walk-in = Person put in the queue.
desk-done-left = Marked as gone.
desk-conflict-called = { $name }: somebody has called this person meanwhile, or they no longer wait.
desk-conflict-walk-in = Somebody has called this person meanwhile, or they no longer wait.
desk-walk-ins = Waiting without an appointment
desk-walk-in-add = Put in the queue
desk-walk-in-name = Who comes without an appointment: a name, if they like
desk-walk-in-name-shape = A name has no numbers or symbols. Without a name the person has a number.
desk-walk-in-number = number { $number }
desk-walk-in-office = Choose the desk.
desk-walk-in-left = Went away
