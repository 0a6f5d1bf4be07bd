# Gli accessi: chi arriva, chi telefona, di chi si parla. E i casi che si propongono.

intake-list-title = Accessi
intake-new-title = Scrivi un accesso
intake-record-title = Accesso
intake-information-title = Solo informazioni
intake-proposals-title = Proposte di caso
intake-proposal-title = Proposta di caso
intake-notice-title = Informativa sulla privacy
intake-person-title = Accessi e appuntamenti
intake-back-to-list = Torna agli accessi
intake-back-to-proposals = Torna alle proposte
intake-back-to-person = Torna alla persona

# Elenco
intake-only-information = Solo informazioni
intake-due = Da fare oggi
intake-ahead = Nei prossimi sette giorni
intake-recent = Ultimi accessi
intake-empty = Qui non c’è ancora nessun accesso
intake-empty-text = Quando arriva una persona, scrivi il primo. Bastano un nome e un anno di nascita.
intake-draft = bozza
intake-draft-nameless = Senza nome
intake-draft-changed = Salvata: { $when }
intake-draft-go-on = Continua
intake-draft-drop = Butta via
intake-due-today = oggi
intake-due-late = { $days ->
    [one] in ritardo di un giorno
   *[other] in ritardo di { $days } giorni
}
intake-due-by = entro il { $date }
intake-late = in ritardo
intake-no-names = Persona non visibile
intake-and-others = { $count ->
    [one] { $name } e un’altra persona
   *[other] { $name } e altre { $count } persone
}
intake-author-unknown = Una persona dell’ufficio

# Che cosa è appena successo
intake-done-saved = Accesso salvato.
intake-done-draft = Bozza salvata. La trovi anche nella pagina Accessi.
intake-done-dropped = Bozza buttata via.
intake-done-step = Segnato come fatto.
intake-done-counted = Contato.
intake-done-rejected = Proposta respinta. Chi l’ha fatta legge il motivo.

# Scheda: chi
intake-who = Chi
intake-rows = Chi è venuto
intake-row = Persona { $number }
intake-others = È venuta con qualcuno
intake-more-rows = Altre cinque persone
intake-given-name = Nome
intake-surname = Cognome
intake-birth = Anno o data di nascita
intake-birth-shape = Scrivi un anno come 1985 o una data che esiste come 17/5/1985, non nel futuro.
intake-name-empty = Scrivi il nome o il cognome.
intake-name-shape = In un nome non ci sono numeri né simboli.
intake-nobody = Scrivi almeno il nome di una persona. Se non serve un nome, usa “Solo informazioni”.
intake-tie = Che cos’è per la prima persona
intake-tie-unsaid = Non detto
intake-find-known = Cerca una persona che conosciamo già
intake-find = Nome e cognome
intake-find-hint = Basta l’inizio. Se lo sai, aggiungi l’anno di nascita.
intake-find-go = Cerca
intake-find-none = Non c’è nessuno con questo nome fra le persone che puoi vedere.
intake-choose = È lei
intake-take-off = Togli
intake-born = { $age ->
    [one] { $date } (un anno)
   *[other] { $date } ({ $age } anni)
}
intake-protect = È una persona da proteggere
intake-protect-hint = Per violenza, tratta o un indirizzo segreto. La vedi solo tu e chi indichi tu.
intake-protected = protetta
intake-twin-title = { $name }: guarda se la conosciamo già.
intake-twin-is = È una di queste persone?
intake-twin-another = No, è un’altra persona
intake-twin-choose = Di’ se è una persona che conosciamo già.
intake-person-absent = Questa persona non è fra quelle che puoi vedere.

# Scheda: come
intake-how-came = Come
intake-mode = Come è arrivato l’accesso
intake-mode-in_person = Di persona
intake-mode-phone = Al telefono
intake-mode-email = Per e-mail
intake-mode-home = A domicilio
intake-mode-phone_report = Segnalazione al telefono
intake-mode-written_report = Segnalazione scritta
intake-mode-remote = In un altro modo a distanza
intake-interlocutor = Chi parla
intake-interlocutor-self = La persona stessa
intake-interlocutor-relative = Un parente o un conoscente
intake-interlocutor-organisation = Un’associazione
intake-interlocutor-institution = Un ente pubblico
intake-interlocutor-judiciary = L’autorità giudiziaria
intake-interlocutor-other = Qualcun altro
intake-reason-kind = Perché arriva
intake-reason-kind-spontaneous = Di sua iniziativa
intake-reason-kind-sent = Mandata da qualcuno
intake-reason-kind-summoned = Convocata
intake-reason-kind-decree = Per un decreto
intake-office = Sede
intake-body = Ente
intake-language = Lingua
intake-interpreter = Serve un interprete
intake-with-interpreter = con interprete
intake-reporter = Chi segnala
intake-reporter-source = Da chi arriva la segnalazione
intake-reporter-name = Nome di chi segnala
intake-reporter-service = Ente o servizio
intake-reporter-contact = Telefono o e-mail
intake-source-empty = Scegli da chi arriva la segnalazione.
intake-source-1 = Servizio sociale minori della giustizia
intake-source-2 = Un altro servizio sociale
intake-source-3 = Servizi sanitari, medico o pediatra
intake-source-4 = Volontariato o privato sociale
intake-source-5 = Forze dell’ordine
intake-source-6 = La persona stessa
intake-source-7 = Affidatari o tutore
intake-source-8 = Familiari che vivono insieme
intake-source-9 = Parenti che vivono altrove
intake-source-10 = Tribunale ordinario
intake-source-11 = Autorità giudiziaria per i minori
intake-source-12 = Un professionista
intake-source-13 = Scuola
intake-source-14 = Vicini o conoscenti

# Scheda: perché
intake-why = Che cosa serve
intake-reason = Che cosa chiede, con parole sue
intake-reason-hint = Una frase basta. Niente diagnosi se non servono.
intake-needs = Bisogni
intake-need-words = { $domain }: con parole sue
intake-need-placeholder = Se serve, una parola
intake-domain-economic = Soldi
intake-domain-hint-economic = Redditi, debiti, spese
intake-domain-housing = Casa
intake-domain-hint-housing = Sfratto, affitto, senza casa
intake-domain-work = Lavoro
intake-domain-hint-work = Cercarlo, tenerlo, formazione
intake-domain-personal = Salute e vita di ogni giorno
intake-domain-hint-personal = Salute, autonomia, relazioni
intake-domain-education = Scuola e studio
intake-domain-hint-education = Scuola, titoli, italiano
intake-domain-networks = Famiglia e persone vicine
intake-domain-hint-networks = Chi aiuta, chi è solo
intake-urgency = Urgenza
intake-urgent = urgente
intake-urgency-ordinary = Normale
intake-urgency-soon = Entro pochi giorni
intake-urgency-urgent = Urgente, oggi

# Scheda: esito
intake-then = Che cosa succede adesso
intake-outcome = Esito
intake-outcome-information = Informazioni date
intake-outcome-referred_out = Indirizzata a un altro servizio
intake-outcome-come_back = Torna da noi
intake-outcome-case_proposed = Propongo di aprire un caso
intake-outcome-empty = Scegli come finisce l’accesso.
intake-come-back-hint = Qui sotto scrivi quando e con chi.
intake-referred-to = A quale servizio
intake-referred-empty = Scrivi a quale servizio l’hai indirizzata.
intake-area = Area
intake-area-families = Famiglie e minori
intake-area-adults = Adulti
intake-area-disability = Disabilità
intake-area-elderly = Anziani
intake-area-empty = Scegli l’area del caso.
intake-coordinator = A chi
intake-coordinator-any = Chi coordina l’area
intake-coordinator-needed = C’è una persona protetta: scegli chi può leggere la proposta.
intake-nobody-coordinates = Nessuno coordina questa area. Scegli un’altra area o un nome.
intake-given-more = Che cosa hai dato o spiegato
intake-given = Che cosa hai dato
intake-step = Prossimo passo
intake-step-what = Che cosa
intake-step-who = Chi lo fa
intake-step-until = Entro il
intake-step-empty = Scrivi il prossimo passo.
intake-step-until-empty = Scrivi entro quando.
intake-step-until-shape = Scrivi una data da oggi in poi.
intake-step-by = { $who }, entro il { $date }
intake-step-done = Fatto il { $date }
intake-step-finish = Fatto
intake-notice = Informativa sulla privacy
intake-notice-how = Come l’hai data
intake-notice-not = Non data
intake-notice-language = In che lingua
intake-notice-see = Leggi o stampa l’informativa
intake-notice-given = Versione { $version }, in { $language }: { $how }
intake-notice-version = Versione { $version }
intake-how-paper = su carta
intake-how-read_aloud = letta ad alta voce
intake-how-shown = mostrata
intake-how-interpreter = tradotta da un interprete
intake-save = Salva l’accesso
intake-save-draft = Salva bozza
intake-keys = Con la tastiera: Tab per andare avanti, Alt+Maiusc+S per salvare.
intake-autosaved = Bozza salvata alle #
intake-autosave-failed = La bozza non si salva. Usa il bottone “Salva bozza” prima di uscire.
intake-elsewhere-apart = Questa bozza è aperta anche in un’altra finestra. Quello che hai scritto qui è adesso una bozza a parte: niente è andato perso.
intake-elsewhere-saved = Questa bozza è già stata salvata o buttata via in un’altra finestra. Guarda negli ultimi accessi. Se è un altro accesso, salva di nuovo.
intake-appointment-written = Qualcuno ha già scritto l’accesso di questo appuntamento.
intake-no-longer = Nel frattempo qualcosa è cambiato. Ricomincia dalla pagina Accessi: la bozza resta.

# Rapporti (ANPR)
intake-relationship-2 = Marito o moglie
intake-relationship-3 = Figlio o figlia
intake-relationship-4 = Nipote (figlio di figli)
intake-relationship-6 = Padre o madre
intake-relationship-7 = Nonno o nonna
intake-relationship-9 = Fratello o sorella
intake-relationship-10 = Nipote (figlio di fratelli)
intake-relationship-11 = Zio o zia
intake-relationship-12 = Cugino o cugina
intake-relationship-13 = Altro parente
intake-relationship-16 = Genero o nuora
intake-relationship-17 = Suocero o suocera
intake-relationship-18 = Cognato o cognata
intake-relationship-20 = Nipote del coniuge
intake-relationship-22 = Altro parente del coniuge
intake-relationship-23 = Convivente
intake-relationship-25 = Vive insieme senza legami
intake-relationship-28 = Unione civile
intake-relationship-x = Accompagna soltanto

# Un accesso
intake-another = Scrivi un altro accesso
intake-facts = Com’è andata
intake-given-then = Che cosa è stato dato o spiegato
intake-nothing-said = Non è stato scritto altro.
intake-not-yours-to-read = Quello che la persona ha detto lo legge chi l’ha ascoltata e chi la segue.
intake-open-steps = Da fare
intake-happened = Che cosa è successo
intake-person-empty = Nessun accesso da mostrare
intake-person-empty-text = Quando questa persona arriva o telefona, qui trovi quando e con chi.
intake-moment-booked = Ha prenotato un appuntamento per { $when }

# Correggere un accesso
intake-corrections = Correzioni
intake-correct = Correggi questo accesso
intake-correct-lead = Quello che hai scritto resta com’è. La correzione sta accanto, con il tuo nome e l’ora.
intake-correct-go = Aggiungi la correzione
intake-correction-about = Che cosa correggi
intake-correction-about-who = Chi
intake-correction-about-facts = Com’è andata
intake-correction-about-said = Che cosa serve
intake-correction-about-then = Passi e informativa
intake-correction-about-empty = Scegli che cosa correggi.
intake-correction = Com’è giusto
intake-correction-empty = Scrivi com’è giusto.
intake-done-corrected = Correzione aggiunta.

# Solo informazioni
intake-information-lead = Qualcuno ha chiesto una cosa e ha avuto la risposta. Premi l’argomento: conta uno, senza nomi.
intake-topic = Argomento
intake-topic-hint = Premi: è già contato.
intake-topic-empty = Scegli l’argomento.
intake-topic-services = Servizi e orari
intake-topic-economic = Soldi e bonus
intake-topic-housing = Casa
intake-topic-work = Lavoro
intake-topic-family = Bambini e famiglia
intake-topic-elderly = Anziani
intake-topic-disability = Disabilità
intake-topic-health = Salute
intake-topic-documents = Documenti e permessi
intake-topic-food = Cibo e vestiti
intake-topic-school = Scuola
intake-topic-other = Altro
intake-minutes = Minuti
intake-minutes-shape = Scrivi i minuti, da 1 a 240.
intake-counted = Contatti di oggi per argomento
intake-counted-today = { $count ->
    [0] Oggi: nessun contatto
    [one] Oggi: un contatto
   *[other] Oggi: { $count } contatti
}
intake-count = Quanti

# Proposte
intake-proposals-waiting = Da vedere
intake-proposals-none = Nessuna proposta aspetta
intake-proposals-none-text = Quando qualcuno propone di aprire un caso nella tua area, lo trovi qui.
intake-proposals-decided = Decise nell’ultimo mese
intake-proposals-mine = Le mie proposte
intake-proposals-mine-none = Non hai proposto nessun caso
intake-proposals-mine-none-text = Un caso si propone alla fine di un accesso.
intake-proposal-open = Apri
intake-proposal-open-why = Aprendola vedi il nome e la proposta risulta vista.
intake-proposal-answer = Rispondi
intake-proposal-by-name = proprio a te
intake-proposal-state = Stato
intake-proposal-record = Leggi l’accesso
intake-proposal-conflict = Nel frattempo la proposta è cambiata: adesso è { $state }.
intake-proposed-by = da { $who }, { $when }
intake-waits = { $days ->
    [one] aspetta da un giorno
   *[other] aspetta da { $days } giorni
}
intake-state-created = da vedere
intake-state-seen = vista
intake-state-accepted = accettata
intake-state-rejected = respinta
intake-history = Che cosa è successo
intake-history-proposed = Proposta
intake-history-seen = Vista
intake-history-accepted = Accettata
intake-history-rejected = Respinta
intake-reject = Respingi la proposta
intake-reject-lead = Chi l’ha fatta legge il motivo. I nomi non li vedi più.
intake-reject-why = Motivo
intake-reject-why-empty = Scrivi il motivo: chi ha proposto il caso lo legge.
intake-reject-why-shape = Scrivi il motivo con parole semplici.
intake-reject-go = Respingi

# L’informativa, versione 1 (art. 13 del Regolamento UE 2016/679)
privacy-notice-1 = Come usiamo i tuoi dati
privacy-notice-1-who-title = Chi siamo
privacy-notice-1-who = I tuoi dati li tiene { $body }. È il titolare: risponde di come li usiamo. C’è anche una persona che protegge i dati: puoi scriverle quando vuoi.
privacy-notice-1-why-title = Perché li chiediamo
privacy-notice-1-why = Per aiutarti. È un compito che la legge ci affida: legge 328 del 2000 e leggi della Regione Toscana. Non ti serve dare un consenso. Non sei obbligato a dirci tutto.
privacy-notice-1-what-title = Che cosa scriviamo
privacy-notice-1-what = Come ti chiami, come possiamo trovarti, che cosa ci hai chiesto e che cosa abbiamo fatto. Scriviamo cose di salute o di famiglia solo se servono per aiutarti.
privacy-notice-1-whom-title = Chi li vede
privacy-notice-1-whom = Chi ti riceve e chi ti segue. Altri enti, come il centro per l’impiego o l’azienda sanitaria, vedono solo quello che serve, e dopo che te lo abbiamo detto. Ogni volta che qualcuno guarda i tuoi dati resta scritto.
privacy-notice-1-how-long-title = Per quanto tempo
privacy-notice-1-how-long = Per il tempo che dice il piano di conservazione del nostro ente. Poi li cancelliamo o togliamo il nome.
privacy-notice-1-rights-title = I tuoi diritti
privacy-notice-1-rights = Puoi vedere i tuoi dati, farli correggere e sapere chi li ha visti. In certi casi puoi farli cancellare o opporti. Rispondiamo entro un mese.
privacy-notice-1-ask-title = A chi chiedi
privacy-notice-1-ask = Allo sportello, o a chi protegge i dati. Se non ti basta, puoi rivolgerti al Garante per la protezione dei dati personali.

# The proposal becomes a case
intake-done-accepted = Caso aperto. Chi lo segue lo trova fra i suoi casi.
intake-proposal-case = Vai al caso
intake-accept = Apri il caso
intake-accept-lead = Scegli chi lo segue. Riceve il caso con le persone della proposta.
intake-accept-nobody = In questo momento non c’è nessuno a cui affidarlo.
intake-accept-manager = Chi lo segue
intake-accept-manager-empty = Scegli chi segue il caso.
intake-accept-note = Parole di consegna
intake-accept-note-hint = Che cosa serve sapere subito. Le legge chi segue il caso.
intake-accept-note-empty = Scrivi due parole di consegna.
intake-accept-note-shape = Scrivi la consegna con parole semplici.
intake-accept-go = Apri il caso
intake-accept-not-a-member = Questa persona oggi non può seguire il caso. Scegline un’altra.
intake-accept-load = { $count ->
    [0] nessun caso aperto
    [one] { $count } caso aperto
   *[other] { $count } casi aperti
}
