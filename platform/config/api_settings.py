"""Settings of the API: Django REST framework and its schema."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.api_doors.TokenDoor", "accounts.api_doors.CookieDoor"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["core.api.parsing.BoundedJSONParser"],
    "DEFAULT_PAGINATION_CLASS": "core.api.pages.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "core.api.refusals.answer_refusal",
    "URL_FORMAT_OVERRIDE": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Balai",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "DESCRIPTION": "Whatever a page can do, by the same services. Every refusal is {code, message, fields}. "
    "Moments are ISO 8601 in UTC with the IANA zone beside them; ids are codes of ten characters.",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "ENUM_NAME_OVERRIDES": {
        "ActionStateEnum": "engagement.campaigns.choices.ActionState",
        "ActivityKindEnum": "engagement.activities.choices.Kind",
        "ActivityStateEnum": "engagement.activities.choices.State",
        "ContributionStateEnum": "engagement.voices.choices.ContributionState",
        "EventQuestionKindEnum": "engagement.events.choices.QuestionKind",
        "EventRoleEnum": "engagement.activities.choices.Role",
        "KnownByEnum": "engagement.events.choices.KnownBy",
        "LanguageEnum": "config.settings.LANGUAGES",
        "MemberRoleEnum": "accounts.choices.MemberRole",
        "OrganisationKindEnum": "accounts.choices.OrganisationKind",
        "PhaseStateEnum": "engagement.consultations.choices.PhaseState",
        "PlaceKindEnum": "places.choices.Kind",
        "QuestionKindEnum": "engagement.consultations.choices.QuestionKind",
        "RegistrationStateEnum": "engagement.events.choices.RegistrationState",
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "/static/core/favicon.svg",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "persistAuthorization": False, "validatorUrl": None},
}
