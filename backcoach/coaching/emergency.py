"""The emergency number of a country, to be asked about at the first start and never taken for granted."""

EUROPE = "112"
"""All of the European Union, and the number that mobile phones know nearly everywhere."""
_OTHERS = {
    "000": "AU",
    "111": "NZ",
    "119": "JP KR TW LK",
    "120": "CN",
    "144": "CH",
    "192": "BR",
    "911": "US CA MX AR BO CR DO EC GT HN JO LR NI PA PE PH PR PY SA SV UY VE",
    "995": "SG",
    "999": "GB IE HK MY KE BD BH BW GH",
    "10177": "ZA",
}
_BY_COUNTRY = {country: number for number, countries in _OTHERS.items() for country in countries.split()}


def number_for(locale: str) -> str:
    """The number to suggest for a locale such as de_AT or en_AU: the one for an ambulance."""
    return _BY_COUNTRY.get(locale.replace("-", "_").partition(".")[0].rpartition("_")[2], EUROPE)
