# The parts that pages share: fields, steps, tables, states.

component-required-note = Fields marked with an asterisk are required.
component-error = Error:
component-errors = Check these details
component-choose = Choose
component-characters-most = { $count } characters at most.
# The sign # is the number.
component-characters-left = You can write # more characters.
component-characters-over = The text is too long: remove # characters.

component-steps = Steps of the booking
component-step = Step
component-step-done = Done
component-step-place = Place
component-step-time = Date and time
component-step-details = Appointment details
component-step-applicant = About you
component-step-summary = Summary
component-index = What we ask
component-back = Back
component-forward = Next
component-send = Send
component-edit = Change
component-breadcrumb = You are here

component-contact = Contact the offices
component-contact-faq = Read the frequent questions
component-contact-call = Call or visit one of our places
component-contact-report = Report a problem with this site

component-hold = We keep this time for you until { $time }.
component-hold-minutes = # minutes left.
component-hold-minute = One minute left.
component-hold-over = The time is over. You can go on: if the place is still free, it stays yours.

component-pages = Pages
component-previous = Previous
component-next = Next
component-stale = This list has not been updated for a while. Reload the page.

component-state-held = Being booked
component-state-confirmed = Expected
component-state-checked_in = Arrived
component-state-done = Done
component-state-no_show = Did not come
component-state-cancelled_by_person = Cancelled by the person
component-state-cancelled_by_office = Cancelled by the office

component-feedback = Rate this service
component-feedback-score = How easy was it to use this service?
component-feedback-of-five = out of 5
component-feedback-positive = What did you like best?
component-feedback-clear = The instructions were clear
component-feedback-complete = The instructions were complete
component-feedback-on_track = I always knew that I was on the right track
component-feedback-no_trouble = I had no technical problems
component-feedback-other_good = Something else
component-feedback-negative = What was most difficult?
component-feedback-unclear = Sometimes the instructions were not clear
component-feedback-incomplete = Sometimes the instructions were not complete
component-feedback-lost = Sometimes I did not know whether I was on the right track
component-feedback-technical = I had technical problems
component-feedback-other_bad = Something else
component-feedback-comment = Would you like to add anything?
component-feedback-comment-hint = 200 characters at most. Please write nothing personal.
