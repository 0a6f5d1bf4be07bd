# La prenotazione e le pagine che spiegano il portale. Frasi corte, parole di tutti.

# Pagina iniziale
booking-home-title = Una porta sola per chiedere aiuto
booking-home-lead = Qui prenoti un incontro con i servizi sociali e per il lavoro della Piana di Lucca. Non serve un account. Non serve sapere prima a chi chiedere.
booking-home-book = Prenota un appuntamento
booking-home-manage = Sposta o disdici un appuntamento
booking-home-ways = Tre modi per essere ricevuto
booking-home-online = Prenota qui
booking-home-online-text = Scegli la sede, il giorno e l’ora. Bastano pochi minuti.
booking-home-walk-in = Vieni di persona
booking-home-walk-in-text = Alcuni sportelli ricevono anche senza appuntamento. Guarda dove e quando.
booking-home-phone = Telefona
booking-home-phone-text = Chiama la sede più vicina: prenotiamo noi per te.
booking-home-services = Cosa puoi chiedere
booking-home-calm = Puoi stare tranquillo
booking-home-calm-free = L’incontro è gratis.
booking-home-calm-account = Non ti chiediamo il codice fiscale per prenotare.
booking-home-calm-language = Se non parli italiano, cerchiamo un interprete.
booking-home-calm-secret = Chi ti riceve deve tenere il segreto.
booking-home-danger = Se sei in pericolo chiama subito il
booking-home-violence = Contro la violenza sulle donne chiama il numero gratuito
booking-back-home = Torna alla pagina iniziale
booking-in-this-page = In questa pagina

# I cinque passi
booking-title = Prenotazione appuntamento
booking-place-title = Prenota: luogo
booking-time-title = Prenota: data e orario
booking-details-title = Prenota: dettagli appuntamento
booking-applicant-title = Prenota: richiedente
booking-summary-title = Prenota: riepilogo
booking-confirmed-title = Appuntamento confermato
booking-day-and-time = { $day }, ore { $time }
booking-when = { $day }, dalle ore { $from } alle ore { $to }

booking-draft-kept = Quello che hai scritto è ancora qui. Scegli di nuovo la sede e l’ora.
booking-which-service = Di cosa hai bisogno?
booking-which-service-hint = Se non lo sai, lascia la prima risposta.
booking-any-service = Non lo so ancora
booking-kind = Tipo di ufficio
booking-any-kind = Tutti gli uffici
booking-kind-municipality = Sportelli del Comune
booking-kind-employment = Centri per l’impiego
booking-kind-health = Azienda sanitaria
booking-kind-third-sector = Associazioni
booking-kind-district = Zona distretto
booking-filter = Mostra gli uffici
booking-office = Ufficio
booking-choose-office = Scegli l’ufficio a cui vuoi richiedere l’appuntamento
booking-offices-for = Questi uffici ti ricevono per: { $service }.
booking-office-empty = Scegli un ufficio.
booking-no-office = Nessun ufficio trovato
booking-no-office-text = Prova con un’altra risposta.
booking-all-offices = Mostra tutti gli uffici
booking-other-office = Scegli un altro ufficio
booking-site = Sede
booking-address = Indirizzo
booking-address-unknown = L’indirizzo non è ancora confermato.
booking-hours = Apertura
booking-hours-unknown = da confermare
booking-hours-example = orario di esempio, da confermare

booking-times = Appuntamenti disponibili
booking-month = Mese
booking-month-show = Mostra il mese
booking-month-wrong = Questo mese non c’è. Scegline uno dall’elenco.
booking-times-in = Orari liberi di { $month }
booking-no-times-in = Nel mese di { $month } non ci sono posti liberi.
booking-next-month = Vai a { $month }
booking-no-times = In questo ufficio non ci sono posti liberi da prenotare qui.
booking-no-times-call = Telefona o vieni in una sede
booking-kept-title = Hai già scelto un orario
booking-kept = Teniamo per te { $when } fino alle { $until }.
booking-kept-go-on = Continua con questo orario
booking-slot-empty = Scegli un orario.
booking-slot-wrong = Questo orario non c’è. Scegline uno dall’elenco.
booking-slot-gone = Questo orario non è più libero. Scegline un altro.
booking-slot-too-soon = Questo orario è passato o troppo vicino. Scegline uno più avanti.
booking-slot-too-late = Questo orario è troppo lontano. Scegline uno prima.
booking-slot-too-short = Per questo motivo serve più tempo, e dopo c’è già un altro incontro. Scegli un altro orario.
booking-slot-not-offered = Questo ufficio non riceve per questo motivo. Scegli un altro ufficio.
booking-instead = Altri orari liberi nello stesso ufficio
booking-instead-none = Scegli un altro ufficio o un altro giorno
booking-date-and-time = Data e orario

booking-reason = Motivo
booking-reason-legend = Perché vuoi un appuntamento?
booking-reason-hint = Lo legge solo chi ti riceve.
booking-reason-empty = Scegli il motivo. Va bene anche quello che si avvicina di più.
booking-reason-other = Nessuno di questi? Scegli un altro servizio
booking-details = Dettagli
booking-details-label = Vuoi aggiungere qualcosa?
booking-details-warning = Non scrivere qui dati sulla salute o cose private: ne parli quando vieni.
booking-help = Come possiamo aiutarti
booking-language = In quale lingua preferisci parlare?
booking-language-other = Un’altra lingua
booking-language-empty = Scegli una lingua.
booking-interpreter = Mi serve un interprete
booking-with-interpreter = con interprete
booking-needs = Di cosa hai bisogno per venire?
booking-needs-hint = Scegli tutto quello che ti serve.
booking-need-wheelchair = Entro in carrozzina
booking-need-sign-language = Uso la lingua dei segni (LIS)
booking-need-reading-help = Mi serve aiuto per leggere e scrivere
booking-need-companion = Vengo con una persona di cui mi fido
booking-children = Quanti bambini vengono con te?
booking-children-hint = Così prepariamo un posto anche per loro.

booking-who = Richiedente
booking-who-hint = Scrivi il nome con cui vuoi essere chiamato. Il codice fiscale non serve.
booking-given-name = Nome
booking-given-name-empty = Scrivi il nome.
booking-given-name-shape = Nel nome ci sono numeri o segni. Scrivi solo lettere.
booking-surname = Cognome
booking-surname-empty = Scrivi il cognome.
booking-surname-shape = Nel cognome ci sono numeri o segni. Scrivi solo lettere.
booking-name-fiscal-code = Questo sembra un codice fiscale. Qui non serve: scrivi solo il nome.
booking-contacts = Come ti raggiungiamo
booking-contacts-hint = Basta uno dei due: email o telefono.
booking-email = Email
booking-email-empty = Scrivi l’email, perché hai scelto di ricevere solo email.
booking-email-shape = L’email non è scritta bene. Per esempio: anna@esempio.it
booking-phone = Telefono
booking-phone-empty = Scrivi il telefono, perché hai scelto di ricevere solo messaggi.
booking-phone-shape = Il numero non è scritto bene. Scrivi solo le cifre.
booking-contact-empty = Scrivi l’email o il telefono. Basta uno dei due.
booking-wish = Come possiamo scriverti senza problemi?
booking-wish-hint = Se altri guardano il tuo telefono o la tua email, scegli con calma. Nei messaggi non c’è mai il motivo.
booking-wish-any = Va bene in ogni modo
booking-wish-only-email = Solo per email
booking-wish-only-phone = Solo al telefono, con un SMS
booking-wish-no-messages = Non scrivetemi: la data me la segno io
booking-no-contact = Non hai email né telefono?
booking-no-contact-link = Vieni in una sede: prenotiamo noi per te

booking-summary-lead = Controlla che sia tutto giusto. Poi conferma.
booking-terms = I tuoi dati
booking-terms-text = Usiamo questi dati solo per l’appuntamento. Li vede solo chi ti riceve. Dopo 12 mesi li cancelliamo.
booking-terms-link = Leggi tutta l’informativa
booking-confirm = Conferma e invia

booking-confirmed-lead = L’appuntamento è fissato per
booking-sent-email = Abbiamo inviato il riepilogo all’email { $address }.
booking-sent-sms = Abbiamo inviato un messaggio al numero { $number }.
booking-sent-nothing = Non ti scriviamo, come hai chiesto. Segna la data e il codice.
booking-reference = Codice dell’appuntamento
booking-reference-keep = Segna questo codice: serve per spostare o disdire. Non lo mostriamo più in altre pagine.
booking-where = Dove
booking-office-phone = Telefono dell’ufficio
booking-bring = Cosa serve
booking-bring-anyway = Se ti manca qualcosa, vieni lo stesso.
booking-to-calendar = Aggiungi al tuo calendario
booking-calendar-file = Scarica il file per il calendario
booking-calendar-title = Appuntamento
booking-change = Se non puoi venire
booking-change-text = Puoi spostare o disdire fino all’ora dell’incontro. Così un’altra persona prende il posto.
booking-change-link = Sposta o disdici
booking-leave = Cancella tutto da questo dispositivo
booking-leave-text = Usi il computer o il telefono di altri? Prima di andare via, togli le tracce.

# Il proprio appuntamento
booking-manage-title = Il tuo appuntamento
booking-manage-lead = Scrivi il codice dell’appuntamento. Ti mandiamo un altro codice, che vale dieci minuti.
booking-reference-hint = Sono tredici lettere e numeri, per esempio 7K3M-9QXZ-4TB2-R.
booking-reference-empty = Scrivi il codice dell’appuntamento.
booking-reference-shape = Il codice non è scritto bene. Controlla ogni lettera e ogni numero.
booking-send-code = Mandami il codice
booking-has-pass = Da questo dispositivo puoi già vedere il tuo appuntamento.
booking-has-pass-link = Vedi l’appuntamento
booking-no-reference = Hai perso il codice?
booking-no-reference-link = Telefona o vieni in una sede
booking-wait = Troppi tentativi. Aspetta qualche minuto e prova di nuovo.
booking-code-title = Scrivi il codice che hai ricevuto
booking-code-lead = Se l’appuntamento esiste, ti abbiamo mandato un codice di sei numeri, per email o per SMS.
booking-code = Codice di sei numeri
booking-code-hint = Vale dieci minuti.
booking-code-empty = Scrivi il codice di sei numeri.
booking-code-shape = Il codice ha sei numeri, senza lettere.
booking-code-wrong = Il codice non è giusto o è scaduto. Controlla, o chiedine uno nuovo.
booking-code-enter = Entra
booking-code-again = Non è arrivato? Chiedi un altro codice
booking-mine-title = I tuoi appuntamenti
booking-state-confirmed = Confermato
booking-state-checked_in = Sei arrivato
booking-state-done = Concluso
booking-state-no_show = Non sei venuto
booking-state-cancelled_by_person = Disdetto da te
booking-state-cancelled_by_office = Disdetto dall’ufficio
booking-move = Sposta
booking-cancel = Disdici
booking-move-title = Sposta l’appuntamento
booking-move-lead = Scegli un altro orario. Quello di adesso resta tuo finché non confermi.
booking-move-now = Adesso è
booking-not-movable = Questo appuntamento non si può più spostare.
booking-moved-notice = L’appuntamento è spostato.
booking-cancelled-notice = L’appuntamento è disdetto. Grazie di averlo detto.
booking-cancel-title = Vuoi disdire l’appuntamento?
booking-cancel-text = Il posto va subito a un’altra persona. Puoi sempre prenotarne un altro.
booking-cancel-confirm = Sì, disdici
booking-cancel-move = No, sposta a un altro giorno
booking-cancel-keep = No, tienilo

# Messaggi: mai il motivo, mai il nome dell’ufficio
booking-mail-confirmed-subject = Conferma dell’appuntamento
booking-mail-confirmed =
    Buongiorno,

    l’appuntamento è fissato per { $when }.
    Dove: { $place }

    Codice dell’appuntamento: { $reference }
    Tieni questo codice: serve per spostare o disdire.

    Cosa portare:
    { $bring }
    Se ti manca qualcosa, vieni lo stesso.
booking-sms-confirmed = Appuntamento: { $start }. { $place }. Codice: { $reference }. Per spostare o disdire: { $link }
booking-mail-reminder-subject = Promemoria dell’appuntamento
booking-mail-reminder =
    Buongiorno,

    ti ricordiamo l’appuntamento di { $when }.
    Dove: { $place }
booking-sms-reminder = Promemoria: { $start }. { $place }. Per spostare o disdire: { $link }
booking-mail-moved-subject = Appuntamento spostato
booking-mail-moved =
    Buongiorno,

    l’appuntamento è spostato a { $when }.
    Dove: { $place }

    Il codice resta lo stesso.
booking-sms-moved = Appuntamento spostato: { $start }. { $place }. Il codice resta lo stesso. { $link }
booking-mail-cancelled-subject = Appuntamento disdetto
booking-mail-cancelled =
    Buongiorno,

    l’appuntamento di { $when } è disdetto.
    Luogo: { $place }
booking-sms-cancelled = Appuntamento disdetto: { $start }. { $place }.
booking-mail-footer =
    Se non puoi venire, sposta o disdici qui:
    { $link }

    Non rispondere a questa email.
booking-mail-code-subject = Il tuo codice
booking-mail-code =
    Buongiorno,

    il codice è { $code }. Vale dieci minuti.
    Se non lo hai chiesto tu, non fare niente.
booking-sms-code = Il codice è { $code }. Vale dieci minuti.

# Valutazione
booking-rating-title = La tua opinione
booking-rating-question = Quanto è stato facile usare questo servizio?
booking-rating-1 = 1 - Molto difficile
booking-rating-2 = 2 - Difficile
booking-rating-3 = 3 - Così così
booking-rating-4 = 4 - Facile
booking-rating-5 = 5 - Molto facile
booking-rating-empty = Scegli un voto da 1 a 5.
booking-rating-good = Quali sono stati gli aspetti che hai preferito?
booking-rating-good-clear = Le indicazioni erano chiare
booking-rating-good-complete = Le indicazioni erano complete
booking-rating-good-right-way = Capivo sempre che stavo procedendo correttamente
booking-rating-good-technical = Non ho avuto problemi tecnici
booking-rating-good-other = Altro
booking-rating-bad = Dove hai incontrato le maggiori difficoltà?
booking-rating-bad-clear = A volte le indicazioni non erano chiare
booking-rating-bad-complete = A volte le indicazioni non erano complete
booking-rating-bad-right-way = A volte non capivo se stavo procedendo correttamente
booking-rating-bad-technical = Ho avuto problemi tecnici
booking-rating-bad-other = Altro
booking-rating-comment = Vuoi aggiungere altri dettagli?
booking-rating-comment-hint = Non scrivere nomi o cose private. Il voto non è legato a te.
booking-rating-thanks = Grazie, il tuo parere ci aiuterà a migliorare il servizio!

# Domande frequenti
booking-faq-title = Domande frequenti
booking-faq-lead = Le risposte alle domande più comuni.
booking-faq-prenotare-title = Come prenoto un appuntamento?
booking-faq-prenotare-text = Scegli la sede, il giorno e l’ora. Poi dici perché vieni e lasci un nome e un recapito. Alla fine ricevi un codice.
booking-faq-documenti-title = Che cosa devo portare?
booking-faq-documenti-text = Lo leggi alla fine della prenotazione. Se ti manca qualcosa, vieni lo stesso.
booking-faq-costo-title = Quanto costa?
booking-faq-costo-text = Niente. L’incontro è gratis.
booking-faq-account-title = Serve lo SPID o un account?
booking-faq-account-text = No. Per prenotare basta un nome e un recapito. Non serve il codice fiscale.
booking-faq-senza-appuntamento-title = Posso venire senza appuntamento?
booking-faq-senza-appuntamento-text = Sì, in alcuni sportelli. Nella pagina Sedi è scritto quali.
booking-faq-ritardo-title = Sono in ritardo: che cosa faccio?
booking-faq-ritardo-text = Vieni lo stesso e dillo allo sportello. Se puoi, telefona prima.
booking-faq-spostare-title = Come sposto o disdico?
booking-faq-spostare-text = Vai alla pagina Il tuo appuntamento e scrivi il codice. Puoi farlo fino all’ora dell’incontro. Puoi anche telefonare alla sede.
booking-faq-codice-perso-title = Ho perso il codice. Che cosa faccio?
booking-faq-codice-perso-text = Telefona alla sede o vieni allo sportello. Chi è lì trova il tuo appuntamento.
booking-faq-lingua-title = Non parlo bene l’italiano. Posso venire?
booking-faq-lingua-text = Sì. Quando prenoti, scegli la tua lingua. Se serve, cerchiamo un interprete.
booking-faq-accompagnato-title = Posso venire con qualcuno?
booking-faq-accompagnato-text = Sì. Puoi venire con una persona di cui ti fidi e con i tuoi figli. Dillo quando prenoti.
booking-faq-segreto-title = Altri sapranno che sono venuto?
booking-faq-segreto-text = No. Chi ti riceve deve tenere il segreto. Nei messaggi non scriviamo mai perché vieni. Puoi anche chiedere di non ricevere messaggi.
booking-faq-telefono-title = Preferisco parlare con una persona. Come faccio?
booking-faq-telefono-text = Telefona o vieni in una sede. Prenotiamo noi per te.

# Privacy
booking-privacy-title = Informativa privacy
booking-privacy-lead = Che cosa facciamo con i tuoi dati quando prenoti.
booking-privacy-short-title = In breve
booking-privacy-short =
    Ti chiediamo solo un nome, un recapito e il motivo dell’incontro.
    Usiamo i dati solo per riceverti.
    Li vede solo chi lavora nell’ufficio che hai scelto.
    Dopo 12 mesi dall’appuntamento li cancelliamo.
    Puoi chiedere in ogni momento che cosa sappiamo di te.
booking-privacy-titolare-title = Chi risponde dei dati
booking-privacy-titolare-text = Titolare del trattamento è l’ente dell’ufficio che hai scelto. È il Comune, il Centro per l’impiego, l’azienda sanitaria o l’associazione. Il nome è scritto nella pagina della sede.
booking-privacy-dpo-title = Il responsabile della protezione dei dati
booking-privacy-dpo-text = Puoi scrivere al responsabile della protezione dei dati (DPO) dell’ente. Recapito: da indicare. Ogni ente lo scrive qui prima di aprire il portale.
booking-privacy-quali-dati-title = Quali dati
booking-privacy-quali-dati-text =
    Nome e cognome, email o telefono, sede, giorno e ora, motivo dell’incontro.
    Se vuoi: la lingua, ciò che ti serve per venire, quanti bambini vengono con te, una breve nota.
    Nella nota non scrivere dati sulla salute.
booking-privacy-perche-title = Perché li usiamo
booking-privacy-perche-text =
    Per fissare l’incontro, ricordartelo e prepararlo.
    Per contare quante persone vengono, senza nomi.
booking-privacy-base-title = La base di legge
booking-privacy-base-text = Compito di interesse pubblico: articolo 6, paragrafo 1, lettera e) del Regolamento europeo 2016/679 e articolo 2-ter del Codice privacy (decreto legislativo 196/2003). Il consenso non serve. Alcune risposte possono dire qualcosa della salute: per quelle valgono l’articolo 9, paragrafo 2, lettera g) del Regolamento e l’articolo 2-sexies del Codice.
booking-privacy-obbligo-title = Devi dare i dati?
booking-privacy-obbligo-text = Senza un nome e un recapito non possiamo prenotare qui. Puoi sempre venire di persona.
booking-privacy-chi-vede-title = Chi vede i dati
booking-privacy-chi-vede-text =
    Chi lavora nell’ufficio che hai scelto.
    Chi manda per noi le email e gli SMS, solo per mandarli.
    Nessun altro. I dati non escono dall’Unione europea.
booking-privacy-quanto-title = Per quanto tempo
booking-privacy-quanto-text = Dodici mesi dopo l’appuntamento togliamo nome e recapiti. Se comincia un percorso con i servizi, valgono i tempi di quel percorso. Ciò che scrivi senza confermare si cancella dopo tre ore.
booking-privacy-dove-title = Decisioni automatiche
booking-privacy-dove-text = Nessuna. Le decisioni le prendono le persone.
booking-privacy-cookie-title = I cookie
booking-privacy-cookie-text = Usiamo solo cookie tecnici. Servono a ricordare il modulo mentre lo compili. Non seguiamo nessuno. Per questo non vedi un avviso.
booking-privacy-diritti-title = I tuoi diritti
booking-privacy-diritti-text =
    Puoi chiedere di vedere, correggere o cancellare i tuoi dati, di limitarne l’uso o di opporti.
    Scrivi all’ente o vieni allo sportello. Rispondiamo entro 30 giorni.
booking-privacy-reclamo-title = Se qualcosa non va
booking-privacy-reclamo-text = Puoi fare reclamo al Garante per la protezione dei dati personali, www.garanteprivacy.it.
booking-privacy-version = Versione { $version }, in vigore dal { $date }.

# Note legali
booking-legal-title = Note legali
booking-legal-licence-title = Licenza dei contenuti
booking-legal-licence-text = In applicazione del principio open by default ai sensi dell’articolo 52 del decreto legislativo 7 marzo 2005, n. 82 (CAD) e salvo dove diversamente specificato (compresi i contenuti incorporati di terzi), i dati, i documenti e le informazioni pubblicati sul sito sono rilasciati con licenza CC-BY 4.0. Gli utenti sono quindi liberi di condividere (riprodurre, distribuire, comunicare al pubblico, esporre in pubblico), rappresentare, eseguire e recitare questo materiale con qualsiasi mezzo e formato e modificare (trasformare il materiale e utilizzarlo per opere derivate) per qualsiasi fine, anche commerciale con il solo onere di attribuzione, senza apporre restrizioni aggiuntive.
booking-legal-licence-link = Testo della licenza CC-BY 4.0
booking-legal-responsabilita-title = Responsabilità
booking-legal-responsabilita-text = Curiamo le informazioni di questo sito con attenzione. Se trovi un errore, segnalalo: lo correggiamo.
booking-legal-software-title = Il software
booking-legal-software-text = Questo portale è software libero, con licenza EUPL 1.2. Ogni amministrazione può riusarlo.
booking-legal-collegamenti-title = Collegamenti ad altri siti
booking-legal-collegamenti-text = Alcuni collegamenti portano ad altri siti. Di quei siti rispondono i loro autori.
booking-legal-amministrazione-trasparente-title = Amministrazione trasparente
booking-legal-amministrazione-trasparente-text = I dati che la legge chiede di pubblicare sono nel sito di ogni ente, alla voce Amministrazione trasparente.

# Accessibilità
booking-accessibility-title = Accessibilità
booking-accessibility-declaration = Dichiarazione di accessibilità
booking-accessibility-none = La dichiarazione di accessibilità si fa sul sito di AgID. Per questo portale non è ancora stata fatta. Qui sotto trovi la nostra verifica.
booking-accessibility-stato-title = Stato di conformità
booking-accessibility-stato-text = Il portale vuole rispettare le regole WCAG 2.1, livello AA. Le pagine sono verificate con strumenti automatici a ogni modifica.
booking-accessibility-come-title = Come puoi usarlo
booking-accessibility-come-text =
    Funziona con la tastiera, con un lettore di schermo e senza JavaScript.
    Puoi ingrandire fino al 400 per cento.
    Le parole sono semplici e le frasi corte.
booking-accessibility-limiti-title = Che cosa non va ancora bene
booking-accessibility-limiti-text = Manca ancora una verifica fatta da persone con disabilità. Manca la versione in altre lingue oltre a italiano e inglese.
booking-accessibility-commenti-title = Scrivici se trovi un ostacolo
booking-accessibility-commenti-text = Dicci in quale pagina eri e che cosa non riuscivi a fare. Rispondiamo entro 30 giorni. Intanto puoi telefonare o venire in una sede.
booking-accessibility-difensore-title = Se non rispondiamo
booking-accessibility-difensore-text = Puoi rivolgerti al Difensore civico per il digitale, sul sito di AgID.
booking-accessibility-report = Segnala un ostacolo

# Segnalazioni
booking-report-title = Segnalazioni e aiuto
booking-report-lead = Qualcosa non funziona, o non sai come andare avanti? Ecco che cosa puoi fare.
booking-report-segnala-title = Segnalazione disservizio
booking-report-segnala-text =
    Telefona o scrivi alla sede più vicina: trovi i recapiti nella pagina Sedi.
    Dicci in quale pagina eri, che cosa hai fatto e che cosa è successo.
    Se la pagina mostrava un numero, dicci quel numero. Non mandare dati privati.
booking-report-assistenza-title = Richiesta d’assistenza
booking-report-assistenza-text = Se prenotare da solo è difficile, telefona o vieni in una sede. Una persona prenota con te.
booking-report-emergenza-title = Se è urgente
booking-report-emergenza-text = Questo portale non è per le emergenze. Se sei in pericolo chiama il 112. Contro la violenza sulle donne chiama il 1522, è gratis, di giorno e di notte.
booking-report-sites = Guarda sedi e recapiti
