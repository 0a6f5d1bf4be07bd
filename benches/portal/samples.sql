-- People all over somebody's circle, and what is typed to find them: their code, four letters of their surname, and the
-- surname with a slip (a letter twice, another vowel at the end, two letters swapped) with the year.
with circle as (
    select distinct c.person_id from people.circle c where c.principal_id = any ($principals)
), meant as (
    select c.person_id::text as person, k.code, n.surname_key as s, extract(year from i.birth_date)::int as year,
           row_number() over (order by md5(c.person_id::text)) as n
    from circle c
    join people.name n on n.person_id = c.person_id
    join people.identity i on i.person_id = c.person_id
    join people.identity_code k on k.person_id = c.person_id and k.kind = 'fiscal_code'
    where length(n.surname_key) >= 5
)
select person, code, left(s, 4) as prefix,
       case n % 3 when 0 then left(s, 3) || substr(s, 3)
           when 1 then left(s, -1) || translate(right(s, 1), 'aeiou', 'eiaua')
           else left(s, 2) || substr(s, 4, 1) || substr(s, 3, 1) || substr(s, 5) end || ' ' || year as misspelt
from meant order by n limit $1
