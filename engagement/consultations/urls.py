"""Addresses of consultations."""

from django.urls import path

from engagement.consultations.views import answers, plan, questions, results, steps

app_name = "consultations"

urlpatterns = [
    path("consultations/new/", plan.consultation_draft, name="consultation-draft"),
    path("consultations/<code:code>/change/", plan.consultation_change, name="consultation-change"),
    path("consultations/<code:code>/questions/", questions.question_list, name="question-list"),
    path("consultations/<code:code>/questions/new/", questions.question_add, name="question-add"),
    path(
        "consultations/<code:code>/questions/in/<slug:language>/",
        questions.questions_translate,
        name="questions-translate",
    ),
    path(
        "consultations/<code:code>/questions/<code:question_code>/",
        questions.question_change,
        name="question-change",
    ),
    path(
        "consultations/<code:code>/questions/<code:question_code>/move/",
        questions.question_move,
        name="question-move",
    ),
    path(
        "consultations/<code:code>/questions/<code:question_code>/remove/",
        questions.question_remove,
        name="question-remove",
    ),
    path("consultations/<code:code>/answer/", answers.answers_give, name="answers-give"),
    path("consultations/<code:code>/answer/resume/", steps.answer_resume, name="answer-resume"),
    path("consultations/<code:code>/answer/pages/<int:number>/", steps.answer_page, name="answer-page"),
    path("consultations/<code:code>/answer/check/", steps.answer_check, name="answer-check"),
    path("consultations/<code:code>/answer/drop/", steps.answer_drop, name="answer-drop"),
    path("consultations/<code:code>/answers/", answers.answers_review, name="answers-review"),
    path("consultations/<code:code>/answers/take-back/", answers.answers_take_back, name="answers-take-back"),
    path("consultations/<code:code>/answers/receipt/", answers.receipt_renew, name="receipt-renew"),
    path("consultations/<code:code>/results/", results.results_show, name="results-show"),
    path("consultations/<code:code>/results/<code:question_code>/", results.texts_read, name="texts-read"),
    path("consultations/<code:code>/outcome/", results.outcome_publish, name="outcome-publish"),
]
