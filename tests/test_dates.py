"""What counts as a date, what day it is, and what is no date at all."""

import datetime as dt
import subprocess
import sys
from itertools import pairwise

import pytest

from kg.extract.dates import find_dates

TUESDAY = dt.date(2021, 7, 20)

DATED = {
    # days
    "month day": ("The two ministers met on July 16.", "2021-07-16"),
    "day month": ("The two ministers met on 16 July.", "2021-07-16"),
    "ordinal after month": ("She arrived on July 8th with a delegation.", "2021-07-08"),
    "ordinal before month": ("She arrived on the 19th of July with a delegation.", "2021-07-19"),
    "year given": ("Norway ratified it on February 3, 2014.", "2014-02-03"),
    "day month year": ("Norway ratified it on 3 February 2014.", "2014-02-03"),
    "capitals": ("OSLO, 3 FEBRUARY 2014", "2014-02-03"),
    "abbreviated": ("Norway broke off talks on Feb. 3.", "2021-02-03"),
    "without preposition": ("The envoys met March 3 to discuss grain.", "2021-03-03"),
    "behind the turn of the year": ("Peru recalled its envoy on December 21.", "2020-12-21"),
    "just ahead": ("The envoys convene on August 2.", "2021-08-02"),
    "this year": ("The treaty was signed on December 4 last year.", "2020-12-04"),
    "part of the day": ("On the evening of July 11, the Senate voted.", "2021-07-11"),
    "iso": ("Kenya signed it (2014-02-03).", "2014-02-03"),
    "dots": ("Austria signed it on 19.07.2019.", "2019-07-19"),
    "slashes, month first": ("Briefing of 5/24/2011", "2011-05-24"),
    "slashes, day first": ("Briefing of 24/5/2011", "2011-05-24"),
    "slashes, either": ("Briefing of 5/6/2011", "2011"),
    "in words of another language": ("Le Conseil de Genève, 19 juillet 2019", "2019-07-19"),
    "with hyphens": ("Peru acceded on 19-Jul-2019.", "2019-07-19"),
    # weekdays
    "weekday": ("Chile on Monday accused Peru of spying.", "2021-07-19"),
    "weekday of the day itself": ("Chile said on Tuesday that it would not yield.", "2021-07-20"),
    "weekday that comes": ("Chile said Wednesday it had protested.", "2021-07-14"),
    "late on": ("The envoy landed late on Friday.", "2021-07-16"),
    "with part of the day": ("On Friday evening, the bank froze the account.", "2021-07-16"),
    "last weekday": ("Chile protested last Tuesday.", "2021-07-13"),
    "this weekday": ("Chile votes this Friday.", "2021-07-23"),
    "next weekday": ("The board is to vote next Wednesday.", "2021-07-28"),
    "coming weekday": ("They meet again this coming Friday.", "2021-07-23"),
    "weekday of a week": ("They met on Monday last week.", "2021-07-12"),
    # near days
    "today": ("Today, Ghana voted for the text.", "2021-07-20"),
    "this morning": ("Ghana, early this morning, voted for the text.", "2021-07-20"),
    "tonight": ("The king will speak tonight.", "2021-07-20"),
    "earlier today": ("Earlier today I visited the port.", "2021-07-20"),
    "yesterday": ("Ghana yesterday voted for the text.", "2021-07-19"),
    "last night": ("The king signed the order last night.", "2021-07-19"),
    "tomorrow": ("The king leaves tomorrow for Lima.", "2021-07-21"),
    "day before yesterday": ("The king left the day before yesterday.", "2021-07-18"),
    "two days ago": ("Two days ago, Mali expelled an envoy.", "2021-07-18"),
    # months
    "month with year": ("Tokyo and Hanoi signed in November 2018.", "2018-11"),
    "month behind": ("In October, the embassy asked for visas.", "2020-10"),
    "month just ahead": ("They fear what happens in August.", "2021-08"),
    "this month by name": ("In July, the embassy asked for visas.", "2021-07"),
    "deictic month": ("This May, Malawi held a vote.", "2021-05"),
    "last September": ("Malawi joined last September.", "2020-09"),
    "next March": ("Malawi will host the summit next March.", "2022-03"),
    "end of a month": ("At the end of March, Cuba sent doctors.", "2021-03"),
    "early in a month": ("In mid-January they had agreed to a truce.", "2021-01"),
    "last month": ("Cuba said last month that it would join.", "2021-06"),
    "early next month": ("The lane opens early next month.", "2021-08"),
    "later this month": ("Japan holds a symposium later this month.", "2021-07"),
    "months ago": ("Three months ago Cuba sent doctors.", "2021-04"),
    "month of this year": ("The assembly opens in September this year.", "2021-09"),
    "range of days": ("He led the talks from July 16 to 18.", "2021-07"),
    "range before month": ("He led the talks on 16-18 May 2019.", "2019-05"),
    "range with months": ("He led the talks from July 16 to July 18.", "2021-07"),
    "range with weekdays": ("He is here from Thursday 15 to Tuesday 20 July.", "2021-07"),
    "between days": ("The fighting took place between 7 and 11 July.", "2021-07"),
    # years
    "in a year": ("As early as in 2015, Kenya filed a draft.", "2015"),
    "as early as": ("Kenya filed a draft as early as 2015.", "2015"),
    "end of a year": ("Kenya had filed a draft at the end of 2019.", "2019"),
    "spring of a year": ("Kenya filed a draft in the spring of 2019.", "2019"),
    "quarter": ("Exports grew in the third quarter of 2019.", "2019"),
    "last year": ("Kenya filed a draft last year.", "2020"),
    "earlier this year": ("Earlier this year, Kenya opened a consulate.", "2021"),
    "next year": ("Kenya will chair the council next year.", "2022"),
    "last summer": ("Kenya chaired the council last summer.", "2020"),
    "years ago": ("50 years ago, the envoys first shook hands.", "1971"),
    "number word": ("Twenty years ago, the envoys first shook hands.", "2001"),
}

UNDATED = {
    "duration": "The group has attacked the ministry for 11 years.",
    "bare duration": "It took three days.",
    "recently": "Lebanon has recently joined.",
    "so far": "So far, nobody has joined.",
    "recent years": "In recent years the alliance has grown.",
    "past decades": "Trade grew over the past four decades.",
    "over the last year": "Over the last year, trade grew.",
    "coming days": "The envoys will speak in the coming days.",
    "since a year": "Since 2015, trade has grown.",
    "since a day": "The border has been shut since March 4.",
    "until": "The border stays shut until Monday.",
    "by the end of": "The force leaves by the end of 2022.",
    "as of today": "As of today, 55 states have signed.",
    "years": "From 2013 to 2019, aid doubled.",
    "years with a dash": "He served in Oslo (2003-06).",
    "days of two months": "The delegation stays from 31 August to 3 September.",
    "between two dates": "Between April 28 and May 3, the strait was shut.",
    "two months": "The navy trains in March and April.",
    "last week": "Chile last week lodged a protest.",
    "weekend": "Talks were held at the weekend.",
    "a week ago": "A week ago, rockets fell on the port.",
    "a few days ago": "Just a few days ago, rockets fell on the port.",
    "about so many years ago": "Nearly 50 years ago, the envoys shook hands.",
    "compound ago": "One year and two days ago, the war began.",
    "decade": "Trade grew in the 1990s.",
    "century": "Trade grew in the 19th century.",
    "fiscal year": "Congress funded it in fiscal year 2019.",
    "year before a noun": "Tehran left the 2015 nuclear deal.",
    "year of a body's report": "It rejected a 2016 tribunal's ruling.",
    "month before a noun": "The leaders meet during the November summit.",
    "adjective between": "They fear the impending October expiration.",
    "day before a noun": "They discussed the June 14 summit.",
    "occasion without article": "The law was made after Sept. 11 attacks.",
    "occasion with article": "The law was made in response to the Sept. 11 attacks.",
    "weekday before a noun": "During the Thursday fire nobody was hurt.",
    "possessive day": "Today's meeting was useful.",
    "possessive year": "They recalled last year's summit.",
    "owned by a state": "They quoted Iran's 2015 pledge.",
    "of today": "The challenges of today are many.",
    "where we are today": "It is better than where we are today.",
    "other day": "The next day, the envoy left.",
    "a day after": "The order came a day after the vote.",
}

NOTHING = {
    "modal verb": "May I ask whether the wounds may heal?",
    "prime minister": "Theresa May met Mr. May.",
    "speech of a person": "We heard it in May's speech.",
    "march": "They march, and the March for Peace was banned.",
    "resolution": "Council resolution 2015 binds all; so does Resolution 2231.",
    "resolution with its year": "Resolution 2231 (2015) binds all.",
    "document number": "See A/72/PV.22, S/2019/14 and No. 2017.",
    "agenda": "They back the 2030 Agenda and Vision 2030.",
    "virus": "COVID-19 struck; MH17 and G20 are names.",
    "number": "It gave 1.2 billion, $2015 and 2,000 doses, 2019.5 in all.",
    "event with its year": "They praised APEC 2022 and Tokyo 2020.",
    "games": "They praised the 2022 Lima Games.",
    "article": "Article 51, UNGA 77 and paragraph 12 apply.",
    "time of day": "They met at 10:40 am (2000 GMT).",
    "falls": "Where does this fall on the agenda?",
    "plural weekday": "They meet on Mondays.",
    "word that holds one": "The Fridayish Septembrists decayed.",
    "plain": "China urges Lithuania to correct its decision at once.",
    "empty": "",
}


def _values(text: str, said_on: dt.date | None = TUESDAY, *, future: bool = False) -> list[str | None]:
    return [mention.value.value if mention.value else None for mention in find_dates(text, said_on, future=future)]


@pytest.mark.parametrize(("text", "value"), DATED.values(), ids=DATED)
def test_dated(text: str, value: str) -> None:
    assert _values(text) == [value]


@pytest.mark.parametrize("text", UNDATED.values(), ids=UNDATED)
def test_undated(text: str) -> None:
    values = _values(text)
    assert values, "a time expression is seen"
    assert set(values) == {None}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_nothing(text: str) -> None:
    assert find_dates(text, TUESDAY) == []


@pytest.mark.parametrize(
    ("text", "behind", "ahead"),
    [
        pytest.param("on Friday", "2021-07-16", "2021-07-23", id="weekday"),
        pytest.param("on Tuesday", "2021-07-20", "2021-07-20", id="the day itself"),
        pytest.param("on October 5", "2020-10-05", "2021-10-05", id="day of a month"),
        pytest.param("on July 16", "2021-07-16", "2021-07-16", id="a few days behind"),
        pytest.param("in April", "2021-04", "2022-04", id="month"),
        pytest.param("in July", "2021-07", "2021-07", id="this month"),
        pytest.param("on 5 October 2019", "2019-10-05", "2019-10-05", id="year given"),
    ],
)
def test_future(text: str, behind: str, ahead: str) -> None:
    assert _values(text) == [behind]
    assert _values(text, future=True) == [ahead]


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        pytest.param("It moved on Thursday (July 8), said Oslo.", "on Thursday (July 8)", "2021-07-08", id="in brackets"),
        pytest.param("It moved on Friday night (May 28).", "on Friday night (May 28)", "2021-05-28", id="night in brackets"),
        pytest.param("It moved on Monday, 12 July 2021.", "on Monday, 12 July 2021", "2021-07-12", id="comma"),
        pytest.param("It moved on July 12 (Monday).", "on July 12 (Monday)", "2021-07-12", id="the other way round"),
        pytest.param("It moved this morning, July 20.", "this morning, July 20", "2021-07-20", id="near day"),
        pytest.param("It joined five years ago, in July 2016.", "five years ago, in July 2016", "2016-07", id="ago"),
        pytest.param("It is shut since Monday, July 12.", "since Monday, July 12", None, id="a border stays one"),
    ],
)
def test_two_names_of_one_time_are_one_mention(text: str, mention: str, value: str | None) -> None:
    [found] = find_dates(text, TUESDAY)
    assert text[found.start : found.end] == mention
    assert (found.value.value if found.value else None) == value


def test_two_dates_stay_two() -> None:
    text = "They met on May 14, 2015 in Lima, and on April 21, 2016 and May 21, 2017 in Quito."
    assert _values(text) == ["2015-05-14", "2016-04-21", "2017-05-21"]


def test_mentions_are_ordered_and_apart() -> None:
    text = "On Monday, after three days, and in 2015, since 2016, the envoys of the 2017 pact met recently, on 3 May."
    found = find_dates(text, TUESDAY)
    assert [text[m.start : m.end] for m in found][:3] == ["On Monday", "after three days", "in 2015"]
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_without_the_day_of_the_text_only_absolute_dates_are_resolved() -> None:
    assert _values("On Monday and on May 3, as yesterday and on May 3, 2019, or in 2015.", None) == [None, None, None, "2019-05-03", "2015"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("on July 6", dt.date(2021, 7, 6), dt.date(2021, 7, 6), id="day"),
        pytest.param("in February 2020", dt.date(2020, 2, 1), dt.date(2020, 2, 29), id="month"),
        pytest.param("in 2015", dt.date(2015, 1, 1), dt.date(2015, 12, 31), id="year"),
        pytest.param("from July 6 to 11", dt.date(2021, 7, 6), dt.date(2021, 7, 11), id="days"),
    ],
)
def test_borders(text: str, first: dt.date, last: dt.date) -> None:
    [found] = find_dates(text, TUESDAY)
    assert found.value
    assert (found.value.first, found.value.last) == (first, last)


@pytest.mark.parametrize("text", ["on February 30, 2019", "on 31 April", "19.19.2019", "2019-13-40"])
def test_days_that_are_in_no_calendar_have_no_value(text: str) -> None:
    assert not any(_values(text))


def test_leap_day_is_in_a_leap_year() -> None:
    assert _values("on February 29") == ["2020-02-29"]


def test_dateparser_is_not_imported_for_usual_dates() -> None:
    code = (
        "import sys, datetime; from kg.extract.dates import find_dates;"
        "find_dates('Since 3 May 2019 and on 12 July, in 2015, 15 states met.', datetime.date(2021, 7, 20));"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
