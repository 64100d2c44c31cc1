"""Addresses of consultations and of their phases."""

from django.urls import path

from engagement.consultations.beside import views as beside
from engagement.consultations.decisions import views as decisions
from engagement.consultations.ideas.views import comments, ideas, prompts, writing
from engagement.consultations.papers import views as papers
from engagement.consultations.surveys.views import questions, steps
from engagement.consultations.views import answers, phases, plan, results

app_name = "consultations"

urlpatterns = [
    path("consultations/new/", plan.consultation_draft, name="consultation-draft"),
    path("consultations/<code:code>/change/", plan.consultation_change, name="consultation-change"),
    path("consultations/<code:code>/phases/", phases.phase_list, name="phase-list"),
    path("consultations/<code:code>/phases/new/", phases.phase_add, name="phase-add"),
    path("consultations/<code:code>/data.csv", results.open_data, name="open-data"),
    path("consultations/<code:code>/outcome/", results.outcome_publish, name="outcome-publish"),
    path("phases/<code:code>/change/", phases.phase_change, name="phase-change"),
    path("phases/<code:code>/remove/", phases.phase_remove, name="phase-remove"),
    path("phases/<code:code>/questions/", questions.question_list, name="question-list"),
    path("phases/<code:code>/questions/new/", questions.question_add, name="question-add"),
    path(
        "phases/<code:code>/questions/in/<slug:language>/",
        questions.questions_translate,
        name="questions-translate",
    ),
    path(
        "phases/<code:code>/questions/<code:question_code>/",
        questions.question_change,
        name="question-change",
    ),
    path(
        "phases/<code:code>/questions/<code:question_code>/move/",
        questions.question_move,
        name="question-move",
    ),
    path(
        "phases/<code:code>/questions/<code:question_code>/remove/",
        questions.question_remove,
        name="question-remove",
    ),
    path("phases/<code:code>/decision/", decisions.decision_show, name="decision-show"),
    path("phases/<code:code>/decision/change/", decisions.decision_plan, name="decision-plan"),
    path("phases/<code:code>/options/new/", decisions.option_add, name="option-add"),
    path("phases/<code:code>/options/<code:option_code>/", decisions.option_change, name="option-change"),
    path("phases/<code:code>/options/<code:option_code>/move/", decisions.option_move, name="option-move"),
    path(
        "phases/<code:code>/options/<code:option_code>/remove/", decisions.option_remove, name="option-remove"
    ),
    path("phases/<code:code>/answer/", answers.answers_give, name="answers-give"),
    path("phases/<code:code>/answer/resume/", steps.answer_resume, name="answer-resume"),
    path("phases/<code:code>/answer/pages/<int:number>/", steps.answer_page, name="answer-page"),
    path("phases/<code:code>/answer/check/", steps.answer_check, name="answer-check"),
    path("phases/<code:code>/answer/drop/", steps.answer_drop, name="answer-drop"),
    path("phases/<code:code>/answers/", answers.answers_review, name="answers-review"),
    path("phases/<code:code>/answers/take-back/", answers.answers_take_back, name="answers-take-back"),
    path("phases/<code:code>/answers/receipt/", answers.receipt_renew, name="receipt-renew"),
    path("phases/<code:code>/beside/", beside.beside_begin, name="beside-begin"),
    path("phases/<code:code>/beside/answers/", beside.beside_answer, name="beside-answer"),
    path("phases/<code:code>/beside/kept/", beside.beside_done, name="beside-done"),
    path("phases/<code:code>/papers/", papers.papers_show, name="papers-show"),
    path("phases/<code:code>/papers/type/", papers.paper_type, name="paper-type"),
    path("phases/<code:code>/results/", results.results_show, name="results-show"),
    path("phases/<code:code>/results/<code:question_code>/", results.texts_read, name="texts-read"),
    path("phases/<code:code>/group-views/", results.group_views, name="group-views"),
    path("phases/<code:code>/prompt/", prompts.prompt_set, name="prompt-set"),
    path("phases/<code:code>/ideas/", ideas.idea_list, name="idea-list"),
    path("phases/<code:code>/ideas/new/", writing.idea_write, name="idea-write"),
    path("phases/<code:code>/ideas/<code:idea_code>/", ideas.idea_show, name="idea-show"),
    path("phases/<code:code>/ideas/<code:idea_code>/change/", writing.idea_change, name="idea-change"),
    path("phases/<code:code>/ideas/<code:idea_code>/add/", writing.idea_add, name="idea-add"),
    path(
        "phases/<code:code>/ideas/<code:idea_code>/take-back/", writing.idea_take_back, name="idea-take-back"
    ),
    path("phases/<code:code>/ideas/<code:idea_code>/support/", writing.idea_support, name="idea-support"),
    path("phases/<code:code>/discussion/", comments.discussion_show, name="discussion-show"),
    path("phases/<code:code>/comments/", comments.comment_give, name="comment-give"),
    path(
        "phases/<code:code>/comments/<code:comment_code>/take-back/",
        comments.comment_take_back,
        name="comment-take-back",
    ),
    path(
        "phases/<code:code>/comments/<code:comment_code>/support/",
        comments.comment_support,
        name="comment-support",
    ),
]
