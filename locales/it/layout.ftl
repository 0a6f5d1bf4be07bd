# La cornice di ogni pagina: intestazione, menu, piè di pagina.

layout-name = Porta Unica
layout-body = Zona distretto Piana di Lucca
layout-tagline = Servizi sociali e lavoro, una sola porta
layout-description = Prenota un appuntamento con i servizi sociali e per il lavoro della Piana di Lucca. Non serve registrarsi.
layout-skip = Vai al contenuto
layout-languages = Scegli la lingua
layout-menu = Menu
layout-menu-main = Menu principale
layout-home = Home
layout-services = Servizi
layout-sites = Sedi
layout-sites-hours = Sedi e orari
layout-book = Prenota
layout-your-appointment = Il tuo appuntamento
layout-quick-exit = Esci subito
layout-quick-exit-place = Uscita rapida
layout-quick-exit-keys = Puoi anche premere due volte il tasto Esc.

layout-footer-services = Servizi
layout-footer-help = Serve aiuto?
layout-footer-contacts = Contatti
layout-footer-booking = Prenotazione appuntamento
layout-footer-faq = Leggi le FAQ
layout-footer-report = Segnalazione disservizio
layout-footer-assistance = Richiesta d’assistenza
layout-footer-bodies = I Comuni, i Centri per l’impiego e l’azienda sanitaria lavorano insieme.
layout-footer-contacts-all = Telefoni, indirizzi ed e-mail di ogni sede
layout-footer-legal = Informazioni legali
layout-footer-privacy = Informativa privacy
layout-footer-legal-notes = Note legali
layout-footer-accessibility = Dichiarazione di accessibilità
layout-footer-transparency = Amministrazione trasparente

layout-staff-area = Area del personale
layout-public-site = Sito pubblico
layout-today = Oggi
layout-sign-out = Esci

layout-demo = Dimostrazione: le persone e gli appuntamenti sono inventati.
layout-demo-place = Dimostrazione
layout-demo-people = Entra come…
layout-demo-mail = Posta inviata
