# Che cosa non va, o non torna, nei dati di una persona.

check-given-name-unreadable = Nel nome ci sono numeri o segni.
check-given-name-too-long = Il nome è troppo lungo: al massimo 80 lettere.
check-surname-unreadable = Nel cognome ci sono numeri o segni.
check-surname-too-long = Il cognome è troppo lungo: al massimo 80 lettere.
check-birth-date-unreadable = Scrivi la data così: 31/12/1980.
check-birth-date-impossible = Questo giorno non esiste nel calendario.
check-birth-date-future = Questa data è nel futuro.
check-birth-date-too-old = Questa data è di più di 120 anni fa. Controlla l’anno.
check-sex-unreadable = Il sesso registrato è F o M.
check-birth-place-unknown = Non c’è un comune o uno Stato con questo nome.
check-birth-place-ambiguous = Più luoghi hanno questo nome. Aggiungi la provincia.
check-birth-place-not-yet = Quando la persona è nata questo luogo non c’era: c’è dal { $value }.
check-birth-place-no-more = Quando la persona è nata questo luogo non c’era più: c’è stato fino al { $value }.
check-fiscal-code-length = Il codice ha troppe lettere o troppo poche: sono sedici.
check-fiscal-code-shape = Nel codice c’è una lettera o un numero al posto sbagliato.
check-fiscal-code-check = Nel codice c’è un errore. Controlla ogni lettera e ogni numero.
check-fiscal-code-no-such-day = Il codice ha un giorno di nascita che non esiste.
check-fiscal-code-surname = Il codice è di una persona con un altro cognome.
check-fiscal-code-given-name = Il codice è di una persona con un altro nome.
check-fiscal-code-names-swapped = Nel codice nome e cognome sono al contrario.
check-fiscal-code-birth-date = Il codice è di una persona nata in un altro giorno.
check-fiscal-code-sex = Il codice è di una persona dell’altro sesso.
check-fiscal-code-place = Il codice è di una persona nata altrove: { $value }.
check-fiscal-code-no-such-place = Il codice ha un luogo di nascita che non esiste.
check-fiscal-code-place-not-then = Il luogo nel codice non c’era il giorno della nascita: { $value }.
