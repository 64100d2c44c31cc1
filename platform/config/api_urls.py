"""Every address of the API, version 1. Codes are of ten characters; a place goes by its official code."""

from django.http import Http404, HttpRequest, JsonResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView

from accounts import api as accounts
from accounts import api_groups as groups
from core.api.refusals import refusal_of
from engagement.activities import api as activities
from engagement.activities.following import api as following
from engagement.activities.invitations.api import answering as my_invitations
from engagement.activities.invitations.api import inviting as invitations
from engagement.activities.mandates import api as mandates
from engagement.activities.roles import api as roles
from engagement.activities.updates import api as updates
from engagement.campaigns import api as campaigns
from engagement.campaigns import api_pledges as pledges
from engagement.campaigns import api_share as sharing
from engagement.campaigns.goals import api as goals
from engagement.campaigns.letters import api as letters
from engagement.campaigns.shifts import api as shifts
from engagement.consultations import api as consultations
from engagement.consultations import api_answers as consultations_answers
from engagement.consultations import api_phases as consultations_phases
from engagement.consultations.beside import api as beside
from engagement.consultations.decisions import api as decisions
from engagement.consultations.ideas import api as ideas
from engagement.consultations.ideas import api_comments as comments
from engagement.consultations.papers import api as papers
from engagement.consultations.surveys import api as surveys
from engagement.corridors import api as corridors
from engagement.desk import api as desk
from engagement.desk import api_safeguarding as safeguarding
from engagement.events.api import (
    attendance,
    certificates,
    details,
    events,
    feeds,
    guests,
    reconfirmation,
    registrations,
    series,
    tickets,
    transfers,
    waiting,
)
from engagement.events.door import api as door
from engagement.events.minutes.api import agenda, confirming, writing
from engagement.events.roster_import import api as rosters
from engagement.help import api as directory
from engagement.insights import api as insights
from engagement.voices import api as voices
from engagement.voices.commitments import api as commitments
from engagement.voices.replies import api as replies
from engagement.voices.themes import api as themes
from notifications.hooks import api as hooks
from notifications.inbox import api as inbox
from notifications.rules.api import holds
from notifications.rules.api import messages as sent
from notifications.rules.api import rules as reminders
from places import api as places


@csrf_exempt
def nothing_here(request: HttpRequest) -> JsonResponse:
    """An address that the API does not have is refused in the API's shape."""
    refusal = refusal_of(Http404())
    return JsonResponse(refusal.body() if refusal else {}, status=404)


urlpatterns = [
    path("schema/", SpectacularJSONAPIView.as_view(), name="api-schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api-schema"), name="api-docs"),
    # Places
    path("places/", places.Places.as_view()),
    path("places/<str:code>/", places.OnePlace.as_view()),
    path("places/<str:code>/follow/", following.PlaceFollow.as_view()),
    # Oneself
    path("me/", accounts.Me.as_view()),
    path("me/consents/", accounts.MyConsents.as_view()),
    path("me/data/", accounts.MyData.as_view()),
    path("me/looks/", accounts.MyLooks.as_view()),
    path("me/invitations/", groups.MyInvitations.as_view()),
    path("me/mandates/", mandates.MyMandates.as_view()),
    path("me/roles/", roles.MyRoles.as_view()),
    path("me/roles/<code:role_code>/", roles.MyRole.as_view()),
    path("me/registrations/", registrations.MyRegistrations.as_view()),
    path("me/calendar/", feeds.MyCalendar.as_view()),
    path("me/contributions/", voices.MyContributions.as_view()),
    path("me/signatures/", campaigns.MySignatures.as_view()),
    path("me/activity-invitations/", my_invitations.MyInvitations.as_view()),
    path("me/activity-invitations/<code:invitation_code>/", my_invitations.OneOfMyInvitations.as_view()),
    path(
        "me/activity-invitations/<code:invitation_code>/delegates/<code:delegate_code>/",
        my_invitations.OneOfMyDelegates.as_view(),
    ),
    path("me/following/", following.MyFollows.as_view()),
    path("me/inbox/", inbox.Inbox.as_view()),
    path("me/inbox/coming/", inbox.Coming.as_view()),
    path("me/inbox/<code:code>/", inbox.OneMessage.as_view()),
    # Groups
    path("organisations/", groups.Organisations.as_view()),
    path("organisations/in-scope/", groups.OrganisationsInScope.as_view()),
    path("organisations/<code:code>/", groups.OneOrganisation.as_view()),
    path("organisations/<code:code>/invitations/", groups.Invitations.as_view()),
    path("organisations/<code:code>/invitation/", groups.MyInvitation.as_view()),
    path("organisations/<code:code>/wish/", groups.MyWish.as_view()),
    path("organisations/<code:code>/wishes/", groups.Wishes.as_view()),
    path("organisations/<code:code>/wishes/<code:person_code>/", groups.WishAnswer.as_view()),
    path("organisations/<code:code>/membership/", groups.MyMembership.as_view()),
    path("organisations/<code:code>/members/<code:person_code>/role/", groups.MemberRoleChange.as_view()),
    path("organisations/<code:code>/verify/", groups.Verification.as_view()),
    path("organisations/<code:code>/follow/", following.GroupFollow.as_view()),
    path("mandates/objected/", mandates.ObjectedMandates.as_view()),
    path("organisations/<code:code>/mandates/", mandates.Mandates.as_view()),
    path("organisations/<code:code>/mandates/<code:mandate_code>/", mandates.OneMandate.as_view()),
    path("organisations/<code:code>/mandates/<code:mandate_code>/objection/", mandates.MyObjection.as_view()),
    path("organisations/<code:code>/mandates/<code:mandate_code>/objections/", mandates.Objections.as_view()),
    path(
        "organisations/<code:code>/mandates/<code:mandate_code>/objections/<code:objection_code>/answer/",
        mandates.ObjectionAnswer.as_view(),
    ),
    path("organisations/<code:code>/hooks/", hooks.Hooks.as_view()),
    path("organisations/<code:code>/hooks/<code:hook_code>/", hooks.OneHook.as_view()),
    path("organisations/<code:code>/hooks/<code:hook_code>/secret/", hooks.HookSecret.as_view()),
    path("organisations/<code:code>/hooks/<code:hook_code>/ping/", hooks.HookPing.as_view()),
    path("organisations/<code:code>/hooks/<code:hook_code>/deliveries/", hooks.HookDeliveries.as_view()),
    path(
        "organisations/<code:code>/hooks/<code:hook_code>/deliveries/<code:delivery_code>/resend/",
        hooks.DeliveryAgain.as_view(),
    ),
    # Activities of every kind
    path("activities/", activities.Activities.as_view()),
    path("activities/mine/", activities.MyActivities.as_view()),
    path("activities/<code:code>/", activities.OneActivity.as_view()),
    path("activities/<code:code>/follow/", following.ActivityFollow.as_view()),
    path("activities/<code:code>/updates/", updates.Updates.as_view()),
    path("activities/<code:code>/updates/<code:update_code>/", updates.OneUpdate.as_view()),
    path("activities/<code:code>/updates/<code:update_code>/withdrawal/", updates.UpdateWithdrawal.as_view()),
    path("activities/<code:code>/submit/", activities.Submission.as_view()),
    path("activities/<code:code>/approve/", activities.Approval.as_view()),
    path("activities/<code:code>/return/", activities.Returning.as_view()),
    path("activities/<code:code>/close/", activities.Closing.as_view()),
    path("activities/<code:code>/withdraw/", activities.Withdrawal.as_view()),
    path("activities/<code:code>/invitations/", invitations.Invitations.as_view()),
    path("activities/<code:code>/invitations/counts/", invitations.InvitationCounts.as_view()),
    path("activities/<code:code>/invitations/<code:invitation_code>/", invitations.OneInvitation.as_view()),
    path(
        "activities/<code:code>/invitations/<code:invitation_code>/reminder/",
        invitations.InvitationReminder.as_view(),
    ),
    path("activities/<code:code>/roles/", roles.Roles.as_view()),
    path("activities/<code:code>/role-offers/", roles.RoleOffers.as_view()),
    path("activities/<code:code>/co-organisers/", roles.CoOrganisers.as_view()),
    path("activities/<code:code>/roles/<code:role_code>/", roles.OneRole.as_view()),
    path("activities/<code:code>/roles/<code:role_code>/hand-over/", roles.HandOver.as_view()),
    # Events
    path("events/", events.Events.as_view()),
    path("events/<code:code>/", events.OneEvent.as_view()),
    path("events/<code:code>/registration/", registrations.MyRegistration.as_view()),
    path("events/<code:code>/guest/", guests.GuestLinks.as_view()),
    path("guests/", guests.GuestRegistrations.as_view()),
    path("events/<code:code>/registration/details/", details.MyDetails.as_view()),
    path("events/<code:code>/details/", details.EventDetails.as_view()),
    path("events/<code:code>/questions/", details.EventQuestions.as_view()),
    path("events/<code:code>/questions/<code:asked_code>/", details.OneEventQuestion.as_view()),
    path("events/<code:code>/registration/offer/", registrations.MyOffer.as_view()),
    path("events/<code:code>/registration/transfer/", transfers.MyTransfer.as_view()),
    path("transfers/", transfers.Transfers.as_view()),
    path("transfers/decline/", transfers.TransferDeclining.as_view()),
    path("events/<code:code>/registration/still-coming/", reconfirmation.MyAnswer.as_view()),
    path("events/<code:code>/reconfirmation/", reconfirmation.StillComing.as_view()),
    path("events/<code:code>/waiting/", waiting.Unsettled.as_view()),
    path(
        "events/<code:code>/waiting/<code:registration_code>/approve/", waiting.RegistrationApproval.as_view()
    ),
    path(
        "events/<code:code>/waiting/<code:registration_code>/decline/",
        waiting.RegistrationDeclining.as_view(),
    ),
    path("events/<code:code>/series/", series.OneSeries.as_view()),
    path("events/<code:code>/series/preview/", series.SeriesPreview.as_view()),
    path("events/<code:code>/series/dates/", series.SeriesDates.as_view()),
    path("events/<code:code>/series/registrations/", series.AllDates.as_view()),
    path("events/<code:code>/people/", attendance.People.as_view()),
    path("events/<code:code>/people/<code:person_code>/attendance/", attendance.AttendanceMark.as_view()),
    path("events/<code:code>/people/<code:person_code>/spoke/", attendance.Speaking.as_view()),
    path("events/<code:code>/absent/", attendance.Absent.as_view()),
    path("events/<code:code>/attendance/", attendance.Numbers.as_view()),
    path("events/<code:code>/head-counts/", attendance.HeadCounts.as_view()),
    path("events/<code:code>/head-counts/<code:count_code>/", attendance.OneHeadCount.as_view()),
    path("events/<code:code>/sheet.pdf", attendance.AttendanceSheet.as_view()),
    path("events/<code:code>/ticket/", tickets.MyTicket.as_view()),
    path("events/<code:code>/said/", tickets.MyWord.as_view()),
    path("events/<code:code>/certificates/", certificates.CertificateOffers.as_view()),
    path("events/<code:code>/certificate.pdf", certificates.MyCertificate.as_view()),
    path("certificates/state/", certificates.CertificateCheck.as_view()),
    path("events/<code:code>/door/", door.Door.as_view()),
    path("events/<code:code>/door/scans/", door.Scan.as_view()),
    path("events/<code:code>/door/walk-ins/", door.WalkIns.as_view()),
    path("events/<code:code>/door/groups/", door.Groups.as_view()),
    path("events/<code:code>/door/groups/<code:group_code>/", door.GroupMark.as_view()),
    path("events/<code:code>/door/paper/preview/", door.PaperPreview.as_view()),
    path("events/<code:code>/door/paper/", door.PaperMarks.as_view()),
    path("events/<code:code>/messages/", sent.Messages.as_view()),
    path("events/<code:code>/reminders/", reminders.Reminders.as_view()),
    path("events/<code:code>/reminders/hold/", holds.ReminderHold.as_view()),
    path("events/<code:code>/reminders/preview/", reminders.ReminderPreview.as_view()),
    path("events/<code:code>/reminders/test/", reminders.ReminderTest.as_view()),
    path("events/<code:code>/reminders/<slug:step>/", reminders.OneReminder.as_view()),
    path("events/<code:code>/roster/preview/", rosters.RosterPreview.as_view()),
    path("events/<code:code>/roster/", rosters.RosterImport.as_view()),
    path("events/<code:code>/papers/", confirming.MeetingPapers.as_view()),
    path("events/<code:code>/agenda/", agenda.Agenda.as_view()),
    path("events/<code:code>/agenda/<code:item_code>/", agenda.OneAgendaItem.as_view()),
    path("events/<code:code>/agenda/<code:item_code>/up/", agenda.AgendaItemUp.as_view()),
    path("events/<code:code>/minutes/", confirming.MinutesDraft.as_view()),
    path("events/<code:code>/minutes/notes/", writing.Notes.as_view()),
    path("events/<code:code>/minutes/points/", writing.Points.as_view()),
    path("events/<code:code>/minutes/points/<code:point_code>/", writing.OnePoint.as_view()),
    path("events/<code:code>/minutes/decisions/", writing.Decisions.as_view()),
    path("events/<code:code>/minutes/decisions/<code:decision_code>/", writing.OneDecision.as_view()),
    path("events/<code:code>/minutes/confirmation/", confirming.Confirmation.as_view()),
    path("events/<code:code>/minutes/correction/", confirming.Correction.as_view()),
    path("events/<code:code>/outcome/", confirming.EventOutcome.as_view()),
    # Consultations
    path("consultations/", consultations.Consultations.as_view()),
    path("consultations/<code:code>/", consultations.OneConsultation.as_view()),
    path("consultations/<code:code>/phases/", consultations_phases.Phases.as_view()),
    path("consultations/<code:code>/data/", consultations.OpenData.as_view()),
    path("consultations/<code:code>/outcome/", consultations.OutcomePublication.as_view()),
    path("phases/<code:code>/", consultations_phases.OnePhase.as_view()),
    path("phases/<code:code>/survey/", surveys.Survey.as_view()),
    path("phases/<code:code>/answers/", consultations_answers.MyAnswers.as_view()),
    path("phases/<code:code>/answers/receipt/", consultations_answers.MyReceipt.as_view()),
    path("phases/<code:code>/decision/", decisions.Decision.as_view()),
    path("phases/<code:code>/decision/result/", decisions.DecisionResult.as_view()),
    path("phases/<code:code>/options/", decisions.Options.as_view()),
    path("phases/<code:code>/options/<code:option_code>/", decisions.OneOption.as_view()),
    path("phases/<code:code>/options/<code:option_code>/move/", decisions.OptionMove.as_view()),
    path("phases/<code:code>/questions/", surveys.Questions.as_view()),
    path("phases/<code:code>/questions/<code:question_code>/", surveys.OneQuestion.as_view()),
    path(
        "phases/<code:code>/questions/<code:question_code>/move/",
        surveys.QuestionMove.as_view(),
    ),
    path("phases/<code:code>/group-views/", surveys.GroupViews.as_view()),
    path("phases/<code:code>/prompt/", ideas.OnePrompt.as_view()),
    path("phases/<code:code>/ideas/", ideas.Ideas.as_view()),
    path("phases/<code:code>/ideas/<code:idea_code>/", ideas.OneIdea.as_view()),
    path("phases/<code:code>/ideas/<code:idea_code>/additions/", ideas.Additions.as_view()),
    path("phases/<code:code>/ideas/<code:idea_code>/comments/", comments.CommentsOnIdea.as_view()),
    path("phases/<code:code>/ideas/<code:idea_code>/support/", ideas.IdeaSupport.as_view()),
    path("phases/<code:code>/comments/", comments.Comments.as_view()),
    path("phases/<code:code>/comments/<code:comment_code>/", comments.OneComment.as_view()),
    path("phases/<code:code>/comments/<code:comment_code>/support/", comments.CommentSupport.as_view()),
    path("phases/<code:code>/beside/", beside.Beside.as_view()),
    path("phases/<code:code>/papers/", papers.Papers.as_view()),
    path("phases/<code:code>/papers/typed/", papers.TypedPapers.as_view()),
    path("phases/<code:code>/results/", surveys.Results.as_view()),
    path("phases/<code:code>/results/<code:question_code>/", surveys.Texts.as_view()),
    path("receipts/claim/", voices.ReceiptClaim.as_view()),
    path("receipts/state/", voices.ReceiptState.as_view()),
    # Sorting and answering what people said
    path("activities/<code:code>/account/", replies.Account.as_view()),
    path("activities/<code:code>/unsorted/", themes.Unsorted.as_view()),
    path("activities/<code:code>/themes/", themes.Themes.as_view()),
    path("activities/<code:code>/themes/<code:theme_code>/", themes.OneTheme.as_view()),
    path("activities/<code:code>/themes/<code:theme_code>/asking/", themes.ThemeAsking.as_view()),
    path("activities/<code:code>/themes/<code:theme_code>/contributions/", themes.InTheme.as_view()),
    path("activities/<code:code>/themes/<code:theme_code>/taking-out/", themes.OutOfTheme.as_view()),
    path("activities/<code:code>/themes/<code:theme_code>/reply/", replies.ReplyDraft.as_view()),
    path("activities/<code:code>/themes/<code:theme_code>/submission/", replies.ReplySubmission.as_view()),
    path("activities/<code:code>/themes/<code:theme_code>/publication/", replies.ReplyPublication.as_view()),
    path("activities/<code:code>/themes/<code:theme_code>/correction/", replies.ReplyCorrection.as_view()),
    path("activities/<code:code>/themes/<code:theme_code>/commitments/", commitments.Promises.as_view()),
    path("me/asked-themes/", replies.MyAskedThemes.as_view()),
    path("commitments/<code:code>/", commitments.OneCommitment.as_view()),
    path("commitments/<code:code>/progress/", commitments.CommitmentProgress.as_view()),
    path("commitments/<code:code>/milestones/", commitments.CommitmentMilestones.as_view()),
    # Campaigns
    path("campaigns/", campaigns.Campaigns.as_view()),
    path("campaigns/<code:code>/", campaigns.OneCampaign.as_view()),
    path("campaigns/<code:code>/guest/", campaigns.GuestLinks.as_view()),
    path("campaigns/<code:code>/pledge/", pledges.MyPledge.as_view()),
    path("campaigns/<code:code>/pledge/kept/", pledges.MyPledgeKept.as_view()),
    path("campaigns/<code:code>/pledges/", pledges.Pledges.as_view()),
    path("campaigns/<code:code>/pledges/funnel/", pledges.PledgeFunnel.as_view()),
    path("campaigns/<code:code>/pledges/<code:action_code>/confirmation/", pledges.PledgeConfirmed.as_view()),
    path("campaigns/<code:code>/goals/", goals.Goals.as_view()),
    path("campaigns/<code:code>/goals/telling/", goals.GoalTold.as_view()),
    path("campaigns/<code:code>/letter/", letters.MyLetter.as_view()),
    path("campaigns/<code:code>/letters/", letters.Letters.as_view()),
    path("campaigns/<code:code>/letters/call/", letters.Call.as_view()),
    path("campaigns/<code:code>/letters/delivery/", letters.Delivery.as_view()),
    path("campaigns/<code:code>/letters/reply/", letters.Reply.as_view()),
    path("campaigns/<code:code>/share/", sharing.MyShare.as_view()),
    path("campaigns/<code:code>/shifts/", shifts.Shifts.as_view()),
    path("campaigns/<code:code>/shifts/mine/", shifts.MyShifts.as_view()),
    path("campaigns/<code:code>/shifts/people/", shifts.Helpers.as_view()),
    path("campaigns/<code:code>/shifts/people/<code:place_code>/came/", shifts.HelperCame.as_view()),
    path("campaigns/<code:code>/shifts/<code:shift_code>/", shifts.OneShift.as_view()),
    path("campaigns/<code:code>/shifts/<code:shift_code>/call-off/", shifts.ShiftCalledOff.as_view()),
    path("campaigns/<code:code>/shifts/<code:shift_code>/mine/", shifts.MyShift.as_view()),
    path("campaigns/guests/", campaigns.GuestSignatures.as_view()),
    path("campaigns/<code:code>/signature/", campaigns.MySignature.as_view()),
    # Corridors
    path("corridors/", corridors.Corridors.as_view()),
    path("corridors/<code:code>/", corridors.OneCorridor.as_view()),
    path("corridors/<code:code>/sides/<code:group_code>/", corridors.OneSide.as_view()),
    path("corridors/<code:code>/sides/<code:group_code>/acceptance/", corridors.Acceptance.as_view()),
    path("corridors/<code:code>/sides/<code:group_code>/words/", corridors.SideWords.as_view()),
    path("corridors/<code:code>/sides/<code:group_code>/tasks/", corridors.Tasks.as_view()),
    path(
        "corridors/<code:code>/sides/<code:group_code>/tasks/<code:task_code>/", corridors.OneTask.as_view()
    ),
    path(
        "corridors/<code:code>/sides/<code:group_code>/tasks/<code:task_code>/done/",
        corridors.TaskDone.as_view(),
    ),
    path(
        "corridors/<code:code>/sides/<code:group_code>/activities/<code:activity_code>/",
        corridors.SideActivity.as_view(),
    ),
    # The directory of services
    # Moderation and safeguarding
    path("reports/", desk.Reports.as_view()),
    path("me/hidings/", desk.MyHidings.as_view()),
    path("me/hidings/<code:hiding_code>/appeal/", desk.MyAppeal.as_view()),
    path("moderation/bursts/", desk.Bursts.as_view()),
    path("moderation/cases/", desk.Cases.as_view()),
    path("moderation/cases/<code:code>/", desk.OneCase.as_view()),
    path("moderation/cases/<code:code>/leaving/", desk.CaseLeaving.as_view()),
    path("moderation/cases/<code:code>/hiding/", desk.CaseHiding.as_view()),
    path("moderation/cases/<code:code>/appeal-decision/", desk.AppealDecision.as_view()),
    path("activities/<code:code>/burst-look/", desk.BurstLooking.as_view()),
    path("safeguarding/tasks/", safeguarding.Tasks.as_view()),
    path("safeguarding/tasks/<code:code>/closing/", safeguarding.TaskClosing.as_view()),
    path("safeguarding/trained/", safeguarding.Trained.as_view()),
    path("safeguarding/trained/<code:trained_code>/", safeguarding.OneTrained.as_view()),
    path("help/", directory.Entries.as_view()),
    path("help/check/", directory.KeptEntries.as_view()),
    path("help/<code:code>/", directory.OneEntry.as_view()),
    path("help/<code:code>/verification/", directory.Verification.as_view()),
    path("help/<code:code>/removal/", directory.Removal.as_view()),
    path("help/<code:code>/doubts/", directory.Doubts.as_view()),
    path("help/<code:code>/doubts/<code:doubt_code>/settling/", directory.DoubtSettling.as_view()),
    # The desk
    path("desk/", insights.Summary.as_view()),
    path("desk/activities/", insights.DeskActivities.as_view()),
    path("desk/reviews/", insights.Reviews.as_view()),
    path("desk/people/", insights.DeskPeople.as_view()),
    path("desk/activities.csv", insights.ActivitiesFile.as_view(sheet="csv")),
    path("desk/activities.xlsx", insights.ActivitiesFile.as_view(sheet="xlsx")),
    path("desk/people.csv", insights.PeopleFile.as_view(sheet="csv")),
    path("desk/people.xlsx", insights.PeopleFile.as_view(sheet="xlsx")),
    path("activities/<code:code>/people.csv", insights.ActivityPeopleFile.as_view(sheet="csv")),
    path("activities/<code:code>/people.xlsx", insights.ActivityPeopleFile.as_view(sheet="xlsx")),
    re_path("", nothing_here),
]
