# I nuclei: chi vive con chi, chi è parente di chi.

household-title = Nucleo
household-kind = Che nucleo è
household-kind-hint = Chi vive insieme, la scheda dell’anagrafe e il nucleo ISEE possono essere diversi: ognuno si scrive a parte.
household-kind-empty = Scegli che nucleo è.
household-kind-de-facto = Chi vive insieme
household-kind-registry = Nucleo anagrafico
household-kind-isee = Nucleo ISEE
household-today = Oggi, { $date }
household-as-it-was = Com’era il { $date }.
household-to-today = Torna a oggi
household-people = Chi ne fa parte
household-nobody = In questo giorno non c’è nessuno.
household-name = Nome
household-relation = Relazione
household-age = Età
household-age-unknown = non si sa
household-minor = minorenne
household-died-on = (fino al { $date })
household-years = { $years ->
    [one] un anno
   *[other] { $years } anni
}
household-name-age = { $name }, { $years ->
    [one] un anno
   *[other] { $years } anni
}
household-picture = La famiglia in un disegno
household-picture-text = Quadrato: uomo. Cerchio: donna. La linea tratteggiata gira intorno a chi fa parte del nucleo. La tabella dice chi sono.
household-minors = I minori e chi ne risponde
household-answers-parent = { $name }, genitore
household-answers-foster = { $name }, affidatario o affidataria
household-answers-law = { $kind }: { $name }
household-answers-unknown = Non è ancora scritto chi ne risponde.
household-history = Che cosa è cambiato
household-on-day = Guarda il nucleo com’era il
household-show-day = Guarda

# Che cosa si può fare
household-do-join = Entra qualcuno
household-do-leave = Esce qualcuno
household-do-split = Dividi il nucleo
household-do-head = Cambia intestatario
household-back = Torna al nucleo
household-save = Salva

# Un nucleo nuovo
household-new-title = Forma un nucleo
household-formed-day = Da quale giorno
household-who-belongs = Chi ne fa parte
household-who-belongs-hint = Per ognuno: che cosa è per l’intestatario. L’intestatario è uno solo.
household-not-of-it = Non ne fa parte
household-others-later = Chi manca si aggiunge dopo, con «Entra qualcuno».
household-form = Forma il nucleo

# Qualcuno entra
household-join-title = Entra qualcuno
household-search = Cerca tra le persone che segui
household-search-hint = Cognome, nome, data di nascita o codice. I parenti e chi è venuto da poco sono già qui sotto.
household-nobody-found = Nessuno da proporre. Cerca un’altra persona, oppure:
household-who-joins = Chi entra
household-relation-to-head = Che cosa è per l’intestatario
household-from-day = Da quale giorno
household-join = Aggiungi al nucleo

# Qualcuno esce
household-leave-title = Esce qualcuno
household-who-leaves = Chi esce
household-why = Perché
household-why-left = Va via
household-why-died = È morto o morta
household-left-day = Da quale giorno
household-left-day-hint = Il primo giorno in cui non ne fa più parte.
household-who-stays = Chi resta
household-who-stays-hint = L’intestatario va via. Scegli il nuovo e che cosa sono gli altri per lui o per lei.

# Il nucleo si divide
household-split-title = Dividi il nucleo
household-split-day = Da quale giorno
household-who-goes = Chi va nel nucleo nuovo
household-who-goes-hint = Segna chi va, e che cosa è per l’intestatario del nucleo nuovo. Uno di loro è l’intestatario.
household-goes = { $name } va nel nucleo nuovo
household-role-there = Nel nucleo nuovo è…
household-split = Dividi il nucleo

# Cambia l’intestatario
household-head-title = Cambia intestatario
household-new-head = Chi è il nuovo intestatario
household-head-alone = Non c’è nessun altro che può diventare intestatario.
household-head-day = Da quale giorno
household-roles-anew = Che cosa sono per il nuovo intestatario
household-roles-anew-hint = Sono proposte: correggi dove non è così.

# Quello che non va
household-day-empty = Scrivi da quale giorno.
household-day-future = Il giorno è nel futuro: scrivilo quando sarà arrivato.
household-day-before-birth = In quel giorno una di queste persone non era ancora nata.
household-too-early = Dopo quel giorno c’è già un altro cambiamento: scegli un giorno più tardi.
household-last-change = { $name }: l’ultimo cambiamento è del { $date }.
household-whom-empty = Scegli una persona.
household-role-empty = Scegli che cosa è per l’intestatario.
household-not-there = Questa persona non fa più parte del nucleo.
household-already-there = Questa persona fa già parte del nucleo.
household-no-head = Serve un intestatario: scegline uno.
household-two-heads = L’intestatario può essere uno solo.
household-not-head-then = In quei giorni questa persona non può essere l’intestatario. Scegli un’altra relazione, oppure cambia prima l’intestatario.
household-nobody-goes = Segna chi va nel nucleo nuovo.
household-everybody-goes = Se vanno tutti, il nucleo non si divide: qualcuno deve restare.
household-not-yours = Di questa persona non puoi scrivere con chi vive.
household-elsewhere = Una persona è già in un altro nucleo dello stesso tipo: prima deve uscire da quello.
household-elsewhere-since = { $name } è già in un altro nucleo dello stesso tipo dal { $date }.
household-meanwhile = Intanto il nucleo è cambiato
household-meanwhile-who = { $who } ha scritto: { $when }.
household-meanwhile-text = Non abbiamo ancora salvato il tuo cambiamento. Quello che hai scritto è qui sotto: controlla se vale ancora, poi salva.

# Che cosa si è fatto
household-done-formed = Il nucleo è formato.
household-done-joined = La persona ora fa parte del nucleo.
household-done-left = La persona non fa più parte del nucleo.
household-done-split = Il nucleo è diviso. Questo è il nucleo nuovo.
household-done-head = L’intestatario è cambiato.

# La storia, a parole
household-told-formed = { $name } è nel nucleo dall’inizio: { $relation }
household-told-joined = { $name } entra nel nucleo: { $relation }
household-told-born = { $name } nasce ed entra nel nucleo: { $relation }
household-told-split-here = { $name } viene da un nucleo che si è diviso: { $relation }
household-told-head = { $name } diventa intestatario o intestataria
household-told-left = { $name } esce dal nucleo
household-told-died = { $name } muore
household-told-split-off = { $name } va in un nucleo nuovo
household-told-corrected = Correzione su { $name }

# Nella pagina della persona
household-of-person = Nuclei e famiglia
household-of-person-none = Non è ancora in nessun nucleo.
household-from = dal { $date }
household-from-until = dal { $from } fino al { $until }

# I legami
family-title = Famiglia e tutele
family-legal-guardianship = Tutela
family-legal-curatorship = Curatela
family-legal-support-administration = Amministrazione di sostegno
family-legal-suspension = Responsabilità di genitore sospesa
family-legal-forfeiture = Responsabilità di genitore decaduta
family-legal-prescriptions = Prescrizioni del giudice al genitore
family-ties = Legami
family-ties-none = Non è ancora scritto nessun legame.
family-tie-line = { $tie }: { $name }
family-tie-add = Aggiungi un legame
family-tie-kind = Che cos’è per questa persona
family-tie-parent = Genitore
family-tie-child = Figlio o figlia
family-tie-married = Marito o moglie
family-tie-civil-union = Unito o unita civilmente
family-tie-cohabiting = Convivente, partner
family-tie-separated = Coniuge separato o separata
family-tie-divorced = Ex coniuge, divorziato o divorziata
family-tie-adoptive-parent = Genitore adottivo
family-tie-adoptive-child = Figlio adottivo o figlia adottiva
family-tie-foster-parent = Affidatario o affidataria
family-tie-foster-child = In affido da questa persona
family-tie-save = Salva il legame
family-tie-empty = Scegli che cos’è.
family-who = Chi
family-search-hint = Cognome, nome, data di nascita o codice. Chi è venuto da poco è già qui sotto.
family-since = Da quando
family-since-hint = Se non si sa, lascia vuoto.
family-until = fino al { $date }
family-ended = È finito
family-ended-hint = Il primo giorno in cui non vale più.
family-end = Segna la fine
family-end-before-begin = La fine viene prima dell’inizio.
family-mistake = Togli: è sbagliato
family-cycle = Questo legame non si può scrivere così. Controlla chi è il genitore e chi è il figlio.
family-already = Questo legame c’è già.
family-not-yours = Con questa persona non puoi scrivere un legame.
family-parent-younger = Il genitore risulta nato dopo il figlio: controlla chi è il genitore.
family-guardians = Chi agisce per questa persona
family-guardians-none = Non è scritto nessun tutore, curatore o amministratore.
family-guardian-add = Aggiungi un tutore, un curatore o un amministratore di sostegno
family-kind = Che cos’è
family-kind-empty = Scegli che cos’è.
family-guardian-name = Nome di chi è nominato
family-guardian-name-empty = Scrivi chi è nominato.
family-guardian-name-shape = Scrivi un nome.
family-guardian-contact = Come raggiungerlo
family-guardian-save = Salva
family-court = Tribunale
family-decree = Numero del decreto
family-from = Dal
family-last-day = Fino al
family-last-day-hint = L’ultimo giorno. Se non c’è una scadenza, lascia vuoto.
family-scope = Per che cosa
family-limits = Decisioni del giudice sui genitori
family-limits-text = Le vede solo chi può leggere i dati di giustizia.
family-limits-none = Non è scritta nessuna decisione.
family-limits-no-parent = Scrivi prima chi sono i genitori, tra i legami.
family-limit-add = Aggiungi una decisione
family-limit-kind = Che cosa ha deciso
family-limit-text = Che cosa dice
family-limit-save = Salva la decisione
family-parent = Quale genitore
family-parent-empty = Scegli il genitore.

household-born = È nato un bambino o una bambina
household-born-name = Nome
household-born-surname = Cognome
household-born-day = Giorno di nascita
household-born-sex = Sesso, come registrato
household-born-parents = Genitori
household-born-save = Registra e aggiungi al nucleo
household-born-empty = Scrivi il giorno di nascita.
