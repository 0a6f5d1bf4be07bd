# Booking, and the pages that explain the portal. Short sentences, everybody's words.

# Home page
booking-home-title = One door to ask for help
booking-home-lead = Here you book a meeting with the social and employment services of the Piana di Lucca. You need no account. You do not need to know beforehand whom to ask.
booking-home-book = Book an appointment
booking-home-manage = Move or cancel an appointment
booking-home-ways = Three ways to be received
booking-home-online = Book here
booking-home-online-text = Choose the place, the day and the time. It takes a few minutes.
booking-home-walk-in = Come in person
booking-home-walk-in-text = Some desks receive people without an appointment too. See where and when.
booking-home-phone = Call
booking-home-phone-text = Call the nearest place: we book for you.
booking-home-services = What you can ask for
booking-home-calm = No need to worry
booking-home-calm-free = The meeting is free.
booking-home-calm-account = We do not ask for your fiscal code to book.
booking-home-calm-language = If you do not speak Italian, we look for an interpreter.
booking-home-calm-secret = Whoever receives you must keep your secrets.
booking-home-danger = If you are in danger, call at once
booking-home-violence = Against violence on women, call the free number
booking-back-home = Back to the home page
booking-in-this-page = On this page

# The five steps
booking-title = Book an appointment
booking-place-title = Book: place
booking-time-title = Book: date and time
booking-details-title = Book: appointment details
booking-applicant-title = Book: applicant
booking-summary-title = Book: summary
booking-confirmed-title = Appointment confirmed
booking-day-and-time = { $day }, at { $time }
booking-when = { $day }, from { $from } to { $to }

booking-draft-kept = What you wrote is still here. Choose the place and the time again.
booking-which-service = What do you need?
booking-which-service-hint = If you do not know, leave the first answer.
booking-any-service = I do not know yet
booking-kind = Kind of office
booking-any-kind = All offices
booking-kind-municipality = Desks of the municipality
booking-kind-employment = Employment centres
booking-kind-health = Health authority
booking-kind-third-sector = Associations
booking-kind-district = District
booking-filter = Show the offices
booking-office = Office
booking-choose-office = Choose the office where you want an appointment
booking-offices-for = These offices receive you for: { $service }.
booking-office-empty = Choose an office.
booking-no-office = No office found
booking-no-office-text = Try another answer.
booking-all-offices = Show all offices
booking-other-office = Choose another office
booking-site = Place
booking-address = Address
booking-address-unknown = The address is not confirmed yet.
booking-hours = Open
booking-hours-unknown = to be confirmed
booking-hours-example = example hours, to be confirmed

booking-times = Free appointments
booking-month = Month
booking-month-show = Show the month
booking-month-wrong = There is no such month. Choose one from the list.
booking-times-in = Free times in { $month }
booking-no-times-in = There are no free places in { $month }.
booking-next-month = Go to { $month }
booking-no-times = This office has no free places to book here.
booking-no-times-call = Call or come to one of our places
booking-kept-title = You have already chosen a time
booking-kept = We keep { $when } for you until { $until }.
booking-kept-go-on = Go on with this time
booking-slot-empty = Choose a time.
booking-slot-wrong = There is no such time. Choose one from the list.
booking-slot-gone = This time is not free any more. Choose another one.
booking-slot-too-soon = This time is past or too near. Choose a later one.
booking-slot-too-late = This time is too far ahead. Choose an earlier one.
booking-slot-too-short = This reason needs more time, and another meeting follows. Choose another time.
booking-slot-not-offered = This office does not receive for this reason. Choose another office.
booking-instead = Other free times at the same office
booking-instead-none = Choose another office or another day
booking-date-and-time = Date and time

booking-reason = Reason
booking-reason-legend = Why do you want an appointment?
booking-reason-hint = Only the person who receives you reads it.
booking-reason-empty = Choose the reason. The one that comes closest will do.
booking-reason-other = None of these? Choose another service
booking-details = Details
booking-details-label = Do you want to add something?
booking-details-warning = Do not write about health or private matters here: you can talk about them when you come.
booking-help = How we can help you
booking-language = Which language do you prefer to speak?
booking-language-other = Another language
booking-language-empty = Choose a language.
booking-interpreter = I need an interpreter
booking-with-interpreter = with an interpreter
booking-needs = What do you need to come?
booking-needs-hint = Choose everything you need.
booking-need-wheelchair = I come in a wheelchair
booking-need-sign-language = I use Italian sign language (LIS)
booking-need-reading-help = I need help to read and write
booking-need-companion = I come with somebody I trust
booking-children = How many children come with you?
booking-children-hint = So we prepare a place for them too.

booking-who = Applicant
booking-who-hint = Write the name by which you want to be called. No fiscal code is needed.
booking-given-name = Name
booking-given-name-empty = Write your name.
booking-given-name-shape = There are numbers or signs in the name. Write letters only.
booking-surname = Surname
booking-surname-empty = Write your surname.
booking-surname-shape = There are numbers or signs in the surname. Write letters only.
booking-name-fiscal-code = This looks like a fiscal code. It is not needed here: write only the name.
booking-contacts = How we reach you
booking-contacts-hint = One of the two is enough: e-mail or telephone.
booking-email = E-mail
booking-email-empty = Write your e-mail, because you chose to get e-mails only.
booking-email-shape = The e-mail is not written correctly. For example: anna@example.org
booking-phone = Telephone
booking-phone-empty = Write your telephone number, because you chose to get text messages only.
booking-phone-shape = The number is not written correctly. Write digits only.
booking-contact-empty = Write your e-mail or your telephone number. One of the two is enough.
booking-wish = How can we write to you safely?
booking-wish-hint = If others look at your telephone or your e-mail, take your time to choose. Messages never say the reason.
booking-wish-any = Any way is fine
booking-wish-only-email = By e-mail only
booking-wish-only-phone = By telephone only, with a text message
booking-wish-no-messages = Do not write to me: I note the date myself
booking-no-contact = You have neither e-mail nor telephone?
booking-no-contact-link = Come to one of our places: we book for you

booking-summary-lead = Check that everything is right. Then confirm.
booking-terms = Your data
booking-terms-text = We use these data for the appointment only. Only whoever receives you sees them. After 12 months we delete them.
booking-terms-link = Read the whole notice
booking-confirm = Confirm and send

booking-confirmed-lead = Your appointment is on
booking-sent-email = We have sent the summary to { $address }.
booking-sent-sms = We have sent a message to the number { $number }.
booking-sent-nothing = We do not write to you, as you asked. Note the date and the code.
booking-reference = Code of the appointment
booking-reference-keep = Note this code: you need it to move or cancel. We do not show it on other pages.
booking-where = Where
booking-office-phone = Telephone of the office
booking-bring = What to bring
booking-bring-anyway = If you miss something, come all the same.
booking-to-calendar = Add to your calendar
booking-calendar-file = Download the calendar file
booking-calendar-title = Appointment
booking-change = If you can not come
booking-change-text = You can move or cancel until the time of the meeting. Then somebody else takes the place.
booking-change-link = Move or cancel
booking-leave = Delete everything from this device
booking-leave-text = Do you use the computer or telephone of somebody else? Remove the traces before you go.

# The own appointment
booking-manage-title = Your appointment
booking-manage-lead = Write the code of the appointment. We send you another code, which is good for ten minutes.
booking-reference-hint = Thirteen letters and numbers, for example 7K3M-9QXZ-4TB2-R.
booking-reference-empty = Write the code of the appointment.
booking-reference-shape = The code is not written correctly. Check every letter and every number.
booking-send-code = Send me the code
booking-has-pass = From this device you can see your appointment already.
booking-has-pass-link = See the appointment
booking-no-reference = Have you lost the code?
booking-no-reference-link = Call or come to one of our places
booking-wait = Too many tries. Wait a few minutes and try again.
booking-code-title = Write the code that you have received
booking-code-lead = If the appointment exists, we have sent you a code of six digits, by e-mail or by text message.
booking-code = Code of six digits
booking-code-hint = Good for ten minutes.
booking-code-empty = Write the code of six digits.
booking-code-shape = The code has six digits and no letters.
booking-code-wrong = The code is not right, or too old. Check it, or ask for a new one.
booking-code-enter = Enter
booking-code-again = It has not come? Ask for another code
booking-mine-title = Your appointments
booking-state-confirmed = Confirmed
booking-state-checked_in = You have arrived
booking-state-done = Over
booking-state-no_show = You did not come
booking-state-cancelled_by_person = Cancelled by you
booking-state-cancelled_by_office = Cancelled by the office
booking-move = Move
booking-cancel = Cancel
booking-move-title = Move the appointment
booking-move-lead = Choose another time. The present one stays yours until you confirm.
booking-move-now = Now it is
booking-not-movable = This appointment can not be moved any more.
booking-moved-notice = The appointment has been moved.
booking-cancelled-notice = The appointment is cancelled. Thank you for telling us.
booking-cancel-title = Do you want to cancel the appointment?
booking-cancel-text = The place goes to somebody else at once. You can always book another one.
booking-cancel-confirm = Yes, cancel
booking-cancel-move = No, move it to another day
booking-cancel-keep = No, keep it

# Messages: never the reason, never the name of the office
booking-mail-confirmed-subject = Confirmation of the appointment
booking-mail-confirmed =
    Hello,

    your appointment is on { $when }.
    Where: { $place }

    Code of the appointment: { $reference }
    Keep this code: you need it to move or cancel.

    What to bring:
    { $bring }
    If you miss something, come all the same.
booking-sms-confirmed = Appointment: { $start }. { $place }. Code: { $reference }. To move or cancel: { $link }
booking-mail-reminder-subject = Reminder of the appointment
booking-mail-reminder =
    Hello,

    we remind you of the appointment on { $when }.
    Where: { $place }
booking-sms-reminder = Reminder: { $start }. { $place }. To move or cancel: { $link }
booking-mail-moved-subject = Appointment moved
booking-mail-moved =
    Hello,

    your appointment has been moved to { $when }.
    Where: { $place }

    The code stays the same.
booking-sms-moved = Appointment moved: { $start }. { $place }. The code stays the same. { $link }
booking-mail-cancelled-subject = Appointment cancelled
booking-mail-cancelled =
    Hello,

    the appointment on { $when } is cancelled.
    Place: { $place }
booking-sms-cancelled = Appointment cancelled: { $start }. { $place }.
booking-mail-footer =
    If you can not come, move or cancel here:
    { $link }

    Do not answer this e-mail.
booking-mail-code-subject = Your code
booking-mail-code =
    Hello,

    the code is { $code }. It is good for ten minutes.
    If you did not ask for it, do nothing.
booking-sms-code = The code is { $code }. It is good for ten minutes.

# Rating
booking-rating-title = Your opinion
booking-rating-question = How easy was it to use this service?
booking-rating-1 = 1 - Very difficult
booking-rating-2 = 2 - Difficult
booking-rating-3 = 3 - So so
booking-rating-4 = 4 - Easy
booking-rating-5 = 5 - Very easy
booking-rating-empty = Choose a mark from 1 to 5.
booking-rating-good = What did you like best?
booking-rating-good-clear = The instructions were clear
booking-rating-good-complete = The instructions were complete
booking-rating-good-right-way = I always knew that I was on the right way
booking-rating-good-technical = I had no technical problems
booking-rating-good-other = Something else
booking-rating-bad = Where did you find the greatest difficulties?
booking-rating-bad-clear = Sometimes the instructions were not clear
booking-rating-bad-complete = Sometimes the instructions were not complete
booking-rating-bad-right-way = Sometimes I did not know whether I was on the right way
booking-rating-bad-technical = I had technical problems
booking-rating-bad-other = Something else
booking-rating-comment = Do you want to add more details?
booking-rating-comment-hint = Do not write names or private matters. The mark is not tied to you.
booking-rating-thanks = Thank you, your opinion helps us to make the service better!

# Questions and answers
booking-faq-title = Frequent questions
booking-faq-lead = Answers to the most common questions.
booking-faq-prenotare-title = How do I book an appointment?
booking-faq-prenotare-text = Choose the place, the day and the time. Then say why you come and leave a name and a contact. In the end you get a code.
booking-faq-documenti-title = What do I have to bring?
booking-faq-documenti-text = You read it at the end of the booking. If you miss something, come all the same.
booking-faq-costo-title = How much does it cost?
booking-faq-costo-text = Nothing. The meeting is free.
booking-faq-account-title = Do I need SPID or an account?
booking-faq-account-text = No. A name and a contact are enough to book. No fiscal code is needed.
booking-faq-senza-appuntamento-title = Can I come without an appointment?
booking-faq-senza-appuntamento-text = Yes, at some desks. The page Places says which.
booking-faq-ritardo-title = I am late: what do I do?
booking-faq-ritardo-text = Come all the same and say so at the desk. If you can, call before.
booking-faq-spostare-title = How do I move or cancel?
booking-faq-spostare-text = Go to the page Your appointment and write the code. You can do it until the time of the meeting. You can also call the place.
booking-faq-codice-perso-title = I have lost the code. What do I do?
booking-faq-codice-perso-text = Call the place or come to the desk. They find your appointment.
booking-faq-lingua-title = I do not speak Italian well. Can I come?
booking-faq-lingua-text = Yes. When you book, choose your language. If needed, we look for an interpreter.
booking-faq-accompagnato-title = Can I come with somebody?
booking-faq-accompagnato-text = Yes. You can come with a person you trust and with your children. Say so when you book.
booking-faq-segreto-title = Will others know that I came?
booking-faq-segreto-text = No. Whoever receives you must keep your secrets. Messages never say why you come. You can also ask for no messages.
booking-faq-telefono-title = I prefer to talk to a person. What do I do?
booking-faq-telefono-text = Call or come to one of our places. We book for you.

# Privacy
booking-privacy-title = Privacy notice
booking-privacy-lead = What we do with your data when you book.
booking-privacy-short-title = In short
booking-privacy-short =
    We only ask for a name, a contact and the reason of the meeting.
    We use the data only to receive you.
    Only people who work at the office you chose see them.
    Twelve months after the appointment we delete them.
    You can always ask what we know about you.
booking-privacy-titolare-title = Who answers for the data
booking-privacy-titolare-text = The controller is the body of the office you chose. It is the municipality, the employment centre, the health authority or the association. Its name is on the page of the place.
booking-privacy-dpo-title = The data protection officer
booking-privacy-dpo-text = You can write to the data protection officer (DPO) of the body. Contact: to be given. Each body writes it here before the portal opens.
booking-privacy-quali-dati-title = Which data
booking-privacy-quali-dati-text =
    Name and surname, e-mail or telephone, place, day and time, reason of the meeting.
    If you like: your language, what you need to come, how many children come with you, a short note.
    Do not write about health in the note.
booking-privacy-perche-title = Why we use them
booking-privacy-perche-text =
    To arrange the meeting, to remind you of it and to prepare it.
    To count how many people come, without names.
booking-privacy-base-title = The legal basis
booking-privacy-base-text = A task in the public interest: article 6(1)(e) of the European Regulation 2016/679 and article 2-ter of the Italian privacy code (legislative decree 196/2003). No consent is needed. Some answers can say something about health: for these, article 9(2)(g) of the Regulation and article 2-sexies of the code apply.
booking-privacy-obbligo-title = Must you give the data?
booking-privacy-obbligo-text = Without a name and a contact we can not book here. You can always come in person.
booking-privacy-chi-vede-title = Who sees the data
booking-privacy-chi-vede-text =
    People who work at the office you chose.
    Those who send e-mails and text messages for us, only to send them.
    Nobody else. The data do not leave the European Union.
booking-privacy-quanto-title = For how long
booking-privacy-quanto-text = Twelve months after the appointment we remove name and contacts. If work with the services begins, the times of that work apply. What you write without confirming is deleted after three hours.
booking-privacy-dove-title = Automatic decisions
booking-privacy-dove-text = None. People make the decisions.
booking-privacy-cookie-title = Cookies
booking-privacy-cookie-text = We use technical cookies only. They remember the form while you fill it in. We follow nobody. That is why you see no warning.
booking-privacy-diritti-title = Your rights
booking-privacy-diritti-text =
    You can ask to see, correct or delete your data, to limit their use or to object.
    Write to the body or come to the desk. We answer within 30 days.
booking-privacy-reclamo-title = If something is wrong
booking-privacy-reclamo-text = You can complain to the Italian data protection authority (Garante per la protezione dei dati personali), www.garanteprivacy.it.
booking-privacy-version = Version { $version }, in force since { $date }.

# Legal notes
booking-legal-title = Legal notes
booking-legal-licence-title = Licence of the contents
booking-legal-licence-text = By the principle of open by default, under article 52 of legislative decree 82 of 7 March 2005 (CAD), and unless said otherwise (embedded contents of third parties included), the data, documents and information published on this site are released under the licence CC-BY 4.0. Users are therefore free to share (reproduce, distribute, communicate to the public, show in public), perform and recite this material by any means and in any format, and to change it (transform the material and use it for derivative works) for any purpose, commercial ones included, with the sole duty of attribution and without adding restrictions.
booking-legal-licence-link = Text of the licence CC-BY 4.0
booking-legal-responsabilita-title = Responsibility
booking-legal-responsabilita-text = We look after the information on this site with care. If you find a mistake, tell us: we correct it.
booking-legal-software-title = The software
booking-legal-software-text = This portal is free software under the licence EUPL 1.2. Every public body can reuse it.
booking-legal-collegamenti-title = Links to other sites
booking-legal-collegamenti-text = Some links lead to other sites. Their authors answer for those sites.
booking-legal-amministrazione-trasparente-title = Transparent administration
booking-legal-amministrazione-trasparente-text = What the law asks to publish is on the site of each body, under Amministrazione trasparente.

# Accessibility
booking-accessibility-title = Accessibility
booking-accessibility-declaration = Accessibility declaration
booking-accessibility-none = The accessibility declaration is made on the site of AgID. For this portal it has not been made yet. Below is our own assessment.
booking-accessibility-stato-title = State of conformity
booking-accessibility-stato-text = The portal means to keep the rules WCAG 2.1, level AA. Its pages are checked by automatic tools at every change.
booking-accessibility-come-title = How you can use it
booking-accessibility-come-text =
    It works with the keyboard, with a screen reader and without JavaScript.
    You can enlarge it up to 400 per cent.
    Words are simple and sentences short.
booking-accessibility-limiti-title = What is not good yet
booking-accessibility-limiti-text = An assessment by people with disabilities is still missing. Languages other than Italian and English are missing.
booking-accessibility-commenti-title = Write to us if you find an obstacle
booking-accessibility-commenti-text = Tell us on which page you were and what you could not do. We answer within 30 days. Meanwhile you can call or come to one of our places.
booking-accessibility-difensore-title = If we do not answer
booking-accessibility-difensore-text = You can turn to the digital ombudsman (Difensore civico per il digitale) on the site of AgID.
booking-accessibility-report = Report an obstacle

# Reports
booking-report-title = Reports and help
booking-report-lead = Something does not work, or you do not know how to go on? Here is what you can do.
booking-report-segnala-title = Report a fault
booking-report-segnala-text =
    Call or write to the nearest place: its contacts are on the page Places.
    Tell us on which page you were, what you did and what happened.
    If the page showed a number, tell us that number. Do not send private data.
booking-report-assistenza-title = Ask for help
booking-report-assistenza-text = If booking by yourself is difficult, call or come to one of our places. A person books with you.
booking-report-emergenza-title = If it is urgent
booking-report-emergenza-text = This portal is not for emergencies. If you are in danger, call 112. Against violence on women call 1522, free of charge, day and night.
booking-report-sites = See places and contacts
