# Services and places: what one reads before booking.

topic-first-help = I do not know whom to ask
topic-money = Money, food and clothes
topic-work = Work
topic-home = Home
topic-family = Family and children
topic-care = Older people and disability
topic-immigration = Living in Italy
topic-rights = Papers and online services

directory-services-lead = Choose what you need. We tell you how it works, what to bring and where to go.
directory-services-unsure = Not sure which one? Book anyway: whoever receives you helps you find the way.
directory-book = Book an appointment
directory-book-short = Book

directory-active = Active service
directory-index = On this page
directory-audience = Who it is for
directory-how = How it works
directory-reasons = You can book for:
directory-minutes = { $count ->
    [one] about one minute
   *[other] about { $count } minutes
}
directory-needed = What you need
directory-needed-lead = If something is missing, come anyway.
directory-obtained = What you get
directory-times = Times and costs
directory-access = Use the service
directory-access-text = Book an appointment. You do not need an account. If you prefer, come to one of our places and we book for you.
directory-conditions = Conditions of the service
directory-conditions-text = We use your data only to give you this service.
directory-conditions-privacy = Privacy notice
directory-conditions-legal = Legal notes
directory-contacts = Contacts
directory-contacts-text = These offices give the service. Choose the one nearest to you.
directory-topic = Topic:

directory-sites-lead = The offices nearest to you: where they are and when they receive people.
directory-all-sites = See all places
directory-address = Address
directory-address-unknown = The address is not confirmed yet.
directory-body = Run by
directory-directions = How to get there
directory-step-free = Wheelchair access
directory-step-free-yes = You enter without steps.
directory-step-free-no = There are steps. Tell us when you book: we receive you in another place.
directory-step-free-unknown = Not confirmed yet. Tell us when you book: we find a place that suits you.
directory-no-office = No desk here yet
directory-no-office-text = Choose another place.
directory-walk-in = You can also come without an appointment.
directory-by-appointment = People are received by appointment.
directory-office-example = This office is an example: it is still to be confirmed.
directory-phone = Phone:
directory-phone-unknown = The phone number is not confirmed yet.
directory-email = E-mail:
directory-hours = Opening hours
directory-hours-unknown = The opening hours are not confirmed yet.
directory-hours-example = The opening hours are an example: they are still to be confirmed.
directory-offered = What you can ask for here
