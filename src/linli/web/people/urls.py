from django.urls import path

from linli.web.people.views import desk, helpers, join, letters, mine, offices, papers, people

OF_ESTATE = "estates/<int:pk>/people/"

urlpatterns = [
    path("join/", join.begin, name="join"),
    path("join/who/", join.who, name="join-who"),
    path("join/pin/", join.pin, name="join-pin"),
    path("join/<str:code>/", join.begin, name="join-code"),
    path("my/homes/", mine.my_homes, name="my-homes"),
    path("my/homes/<int:number>/leave/", mine.leave, name="leave-home"),
    path("my/homes/<int:number>/doubt/", mine.doubt, name="doubt"),
    path("my/helpers/", helpers.helpers, name="helpers"),
    path("my/helpers/<int:pk>/proxy/", helpers.give_proxy, name="give-proxy"),
    path("my/helpers/<int:pk>/carer/", helpers.agree_to_carer, name="agree-to-carer"),
    path("my/helpers/<slug:kind>/<int:number>/end/", helpers.withdraw, name="withdraw"),
    path("act-for/<slug:kind>/<int:number>/", helpers.act_for, name="act-for"),
    path("act-for/end/", helpers.act_for_myself, name="act-for-myself"),
    path(OF_ESTATE, people.people, name="people"),
    path(f"{OF_ESTATE}homes/", people.homes, name="homes"),
    path(f"{OF_ESTATE}home/<path:key>/", people.home, name="home-people"),
    path(f"{OF_ESTATE}owners/<int:number>/", people.confirm_owner, name="confirm-owner"),
    path(f"{OF_ESTATE}ended/<int:number>/", people.end_home, name="end-home"),
    path(f"{OF_ESTATE}pins/<int:number>/", people.renew_pin, name="renew-pin"),
    path(f"{OF_ESTATE}doubts/<int:number>/", people.dismiss_doubt, name="dismiss-doubt"),
    path(f"{OF_ESTATE}letters/", letters.letters, name="letters"),
    path(f"{OF_ESTATE}letters/revoke/", letters.revoke, name="revoke"),
    path(f"{OF_ESTATE}offices/", offices.offices, name="offices"),
    path(f"{OF_ESTATE}offices/<int:number>/end/", offices.end, name="end-office"),
    path(f"{OF_ESTATE}papers/", papers.papers, name="papers"),
    path(f"{OF_ESTATE}papers/proxy/", papers.paper_proxy, name="paper-proxy"),
    path(f"{OF_ESTATE}papers/carer/", papers.heard_consent, name="heard-consent"),
    path(f"{OF_ESTATE}desk/", desk.desk, name="desk"),
    path(f"{OF_ESTATE}desk/begin/", desk.begin, name="desk-begin"),
    path(f"{OF_ESTATE}desk/new/<path:key>/", desk.take_in, name="take-in"),
]
