# What is wrong, or odd, with what was entered of a person.

check-given-name-unreadable = There are digits or signs in the name.
check-given-name-too-long = The name is too long: 80 letters at most.
check-surname-unreadable = There are digits or signs in the surname.
check-surname-too-long = The surname is too long: 80 letters at most.
check-birth-date-unreadable = Write the date like this: 31/12/1980.
check-birth-date-impossible = No calendar has this day.
check-birth-date-future = This date is in the future.
check-birth-date-too-old = This date is more than 120 years ago. Check the year.
check-sex-unreadable = The sex as registered is F or M.
check-birth-place-unknown = There is no municipality and no state of this name.
check-birth-place-ambiguous = Several places have this name. Add the province.
check-birth-place-not-yet = This place was not there at the birth: it is there since { $value }.
check-birth-place-no-more = This place was no more at the birth: it was there until { $value }.
check-fiscal-code-length = The code is too long or too short: it has sixteen characters.
check-fiscal-code-shape = A letter or a digit stands in the wrong place of the code.
check-fiscal-code-check = There is a mistake in the code. Check each letter and each digit.
check-fiscal-code-no-such-day = The code has a day of birth that does not exist.
check-fiscal-code-surname = The code belongs to a person with another surname.
check-fiscal-code-given-name = The code belongs to a person with another name.
check-fiscal-code-names-swapped = In the code, name and surname are the other way round.
check-fiscal-code-birth-date = The code belongs to a person born on another day.
check-fiscal-code-sex = The code belongs to a person of the other sex.
check-fiscal-code-place = The code belongs to a person born elsewhere: { $value }.
check-fiscal-code-no-such-place = The code has a place of birth that does not exist.
check-fiscal-code-place-not-then = The place in the code was not there on the day of birth: { $value }.
