# Entrare e uscire; ruoli.

identity-sign-in-title = Entra
identity-sign-in-lead = Questa pagina è per chi lavora nei servizi. Per prenotare non serve entrare.
identity-login = Nome utente
identity-login-empty = Scrivi il tuo nome utente.
identity-login-shape = Questo nome utente non è scritto nel modo giusto.
identity-password = Password
identity-password-empty = Scrivi la password.
identity-refused = Nome utente o password non sono giusti.
identity-wait = Ci sono stati molti tentativi. Aspetta un poco e prova di nuovo.
identity-enter = Entra

role-reception = Accoglienza
role-social_worker = Assistente sociale
role-coordinator = Coordinamento
role-employment_officer = Centro per l’impiego
role-third_sector_operator = Terzo settore
role-health_professional = Servizi sanitari
role-manager = Direzione
role-privacy_officer = Protezione dei dati
role-administrator = Amministrazione del sistema

# Inviti e password.

identity-invitation-title = Scegli la tua password
identity-invitation-lead = Ciao { $name }. Con questa password entrerai nel portale.
identity-invitation-body = Ti ha invitato: { $body }.
identity-invitation-until = L’invito vale fino al { $until }.
identity-invitation-login-hint = Ti servirà ogni volta che entri. Non si può cambiare qui.
identity-invitation-save = Salva e vai avanti
identity-invitation-next = Dopo la password prepari il secondo passo: un’app sul telefono o una chiave. Bastano due minuti.
identity-invitation-gone-title = Questo invito non vale
identity-invitation-gone-lead = Il collegamento che hai aperto non funziona, o non funziona più.
identity-invitation-gone-used = Vale una volta sola: se hai già scelto la password, entra con quella.
identity-invitation-gone-old = Vale tre giorni. Un invito nuovo prende il posto di quello di prima.
identity-invitation-gone-next = Chiedi un altro invito a chi gestisce gli accessi nel tuo ente.
identity-invitation-mail-subject = Il tuo accesso a Porta Unica
identity-invitation-mail =
    Buongiorno { $name },

    puoi scegliere la tua password per Porta Unica. Apri questo collegamento:

    { $link }

    Il tuo nome utente: { $login }
    Il collegamento vale { $hours } ore e una volta sola. Non darlo a nessuno.

    Se non aspettavi questo messaggio, avvisa chi gestisce gli accessi nel tuo ente.
identity-forgotten-title = Password dimenticata
identity-forgotten-lead = Chiedi un invito nuovo a chi gestisce gli accessi nel tuo ente.
identity-forgotten-ask = Va’ di persona, o chiama da un numero che conoscono.
identity-forgotten-link = Ti arriva un’e-mail con un collegamento. Vale tre giorni.
identity-forgotten-factor = Scegli una password nuova. Poi entri come sempre, con il secondo passo.
identity-forgotten-lost = Hai perso anche il telefono o la chiave? Prova un codice di riserva. Se non ne hai, dillo a chi gestisce gli accessi: dovrà vederti di persona.
identity-forgotten-link-here = Hai dimenticato la password?
identity-to-sign-in = Vai alla pagina di ingresso

identity-new-password = Password nuova
identity-new-password-hint = Da 12 a 128 caratteri. Vanno bene tre o quattro parole che non c’entrano fra loro, con gli spazi. Maiuscole, numeri e simboli non sono obbligatori.
identity-new-password-empty = Scrivi la password nuova.
identity-new-password-short = È troppo corta: servono almeno 12 caratteri. Aggiungi una parola.
identity-new-password-long = È troppo lunga: al massimo 128 caratteri.
identity-new-password-ours = Si indovina: contiene il tuo nome, quello dell’ente o una parola che qui usano tutti. Scegli parole che non c’entrano con te.
identity-new-password-keys = Si indovina: sono tasti vicini sulla tastiera. Scegli tre o quattro parole.
identity-new-password-repeats = Si indovina: ripete le stesse lettere. Scegli tre o quattro parole diverse.
identity-new-password-dates = Si indovina: è una sequenza o una data. Scegli tre o quattro parole.
identity-new-password-common = È una password che molti usano o che è già stata rubata. Scegli tre o quattro parole che non c’entrano fra loro.
identity-new-password-same = È la stessa di prima. Scegline un’altra.
identity-again = La stessa password, ancora una volta
identity-again-different = Le due password non sono uguali. Scrivile di nuovo.

# Il proprio profilo.

identity-profile-title = Il tuo profilo
identity-name = Nome
identity-email = E-mail
identity-email-none = Nessuna
identity-profile-wrong = Qualcosa non è giusto? Dillo a chi gestisce gli accessi nel tuo ente.
identity-roles = I tuoi ruoli
identity-roles-none = Non hai ancora ruoli. Chiedi a chi gestisce gli accessi nel tuo ente.
identity-role-in_force = in corso
identity-role-to_come = deve cominciare
identity-role-over = finito
identity-span = dal { $from } al { $to }
identity-span-open = dal { $from }
identity-area-families = Famiglie e minori
identity-area-adults = Adulti
identity-area-disability = Disabilità
identity-area-elderly = Anziani
identity-security = Sicurezza
identity-password-title = Cambia la password
identity-password-text = Non scade. Cambiala se pensi che qualcuno la conosca.
identity-password-since = È la stessa dal { $at }. Non scade.
identity-factors-link = Secondo passo
identity-factors-text = App, chiavi e codici di riserva.
identity-password-lead = Per cambiarla serve quella di adesso. Gli altri accessi aperti si chiudono.
identity-current-password = Password di adesso
identity-current-password-empty = Scrivi la password di adesso.
identity-current-password-wrong = La password di adesso non è giusta.
identity-password-save = Cambia la password
identity-done-password = La password è cambiata. Gli altri accessi sono chiusi.
identity-back-to-profile = Torna al profilo
identity-changed-mail-subject = Porta Unica: la password è cambiata
identity-changed-mail =
    Buongiorno { $name },

    la password del tuo accesso a Porta Unica è appena cambiata. Gli altri accessi aperti sono stati chiusi.

    Se non sei stata o stato tu, avvisa subito chi gestisce gli accessi nel tuo ente.

identity-sessions-title = Accessi aperti
identity-sessions-text = Dove sei dentro adesso, e come chiudere.
identity-sessions-lead = Ogni accesso si chiude da solo dopo 20 minuti senza un clic, e comunque dopo 10 ore. Se non ne riconosci uno, chiudilo e cambia la password.
identity-sessions-alone = Sei dentro solo da qui.
identity-session-device = { $browser } su { $system }
identity-session-this = Questo
identity-session-opened = Aperto: { $at }
identity-session-used = ultimo uso: { $at }
identity-session-factor = Secondo passo: { $factor }
identity-session-end = Chiudi
identity-sessions-end = Chiudi tutti gli altri
identity-done-session = L’accesso è chiuso.
identity-done-sessions = Gli altri accessi sono chiusi.
identity-browser-firefox = Firefox
identity-browser-chrome = Chrome
identity-browser-edge = Edge
identity-browser-safari = Safari
identity-browser-other = Altro browser
identity-system-windows = Windows
identity-system-mac = Mac
identity-system-linux = Linux
identity-system-android = Android
identity-system-ios = iPhone o iPad
identity-system-other = altro sistema
identity-factor-totp = app sul telefono
identity-factor-passkey = chiave
identity-factor-recovery_code = codice di riserva
identity-factor-demo = porta aperta della dimostrazione
identity-factor-other = non noto

# Lavoro ripreso dopo che un accesso si è chiuso.

identity-kept-title = Quello che stavi scrivendo
identity-kept-none = Non c’è niente in sospeso.
identity-kept-onward = Vai al tuo lavoro
identity-kept-lead = Il tuo accesso si era chiuso mentre scrivevi. Non è andato perso nulla: controlla e invia, oppure butta.
identity-kept-when = Scritto il { $at }
identity-kept-send = Invia adesso
identity-kept-drop = Butta
identity-kept-until = Lo vedi solo tu. Dopo 12 ore si cancella da solo.
identity-kept-field-given_name = Nome
identity-kept-field-surname = Cognome
identity-kept-field-phone = Telefono
identity-kept-field-email = E-mail
identity-kept-field-text = Testo
identity-kept-field-reason = Motivo
identity-kept-field-note = Nota
