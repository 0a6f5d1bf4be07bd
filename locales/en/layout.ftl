# The frame of every page: header, menu, footer.

layout-name = Porta Unica
layout-body = Piana di Lucca district
layout-tagline = Social services and work, one door
layout-description = Book an appointment with the social and employment services of the Piana di Lucca. No account needed.
layout-skip = Skip to content
layout-languages = Choose your language
layout-menu = Menu
layout-menu-main = Main menu
layout-home = Home
layout-services = Services
layout-sites = Places
layout-sites-hours = Places and opening hours
layout-book = Book
layout-your-appointment = Your appointment
layout-quick-exit = Leave now
layout-quick-exit-place = Quick exit
layout-quick-exit-keys = You can also press the Esc key twice.

layout-footer-services = Services
layout-footer-help = Need help?
layout-footer-contacts = Contacts
layout-footer-booking = Book an appointment
layout-footer-faq = Read the FAQ
layout-footer-report = Report a problem
layout-footer-assistance = Ask for help
layout-footer-bodies = Municipalities, job centres and the health authority work together.
layout-footer-contacts-all = Phone, address and e-mail of every place
layout-footer-legal = Legal information
layout-footer-privacy = Privacy notice
layout-footer-legal-notes = Legal notes
layout-footer-accessibility = Accessibility statement
layout-footer-transparency = Transparent administration

layout-staff-area = Staff area
layout-public-site = Public site
layout-today = Today
layout-sign-out = Sign out

layout-demo = Demonstration: the people and the appointments are made up.
layout-demo-place = Demonstration
layout-demo-people = Sign in as…
layout-demo-mail = Mail sent
