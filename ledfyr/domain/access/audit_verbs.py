"""Which deeds does the audit name?

A table that every room extends with its own verbs. A verb is never reused or renamed:
old events keep it for as long as the node stands.
"""

from enum import StrEnum


class AuditVerb(StrEnum):
    """What was done; an event holds the verb and identifiers, never content."""

    ORGANISATION_ADDED = "organisation_added"
    STAFF_ADDED = "staff_added"
    STAFF_CLOSED = "staff_closed"
    ROLE_GIVEN = "role_given"
    ROLE_WITHDRAWN = "role_withdrawn"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGN_IN_FAILED = "sign_in_failed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    SECOND_FACTOR_ADDED = "second_factor_added"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    LANGUAGE_CHOSEN = "language_chosen"
    REMINDERS_CHOSEN = "reminders_chosen"
    TOKEN_ISSUED = "token_issued"  # noqa: S105
    TOKEN_REVOKED = "token_revoked"  # noqa: S105
    WEBHOOK_SET = "webhook_set"
    WEBHOOK_STARTED = "webhook_started"
    WEBHOOK_STOPPED = "webhook_stopped"
    WEBHOOK_ENDED = "webhook_ended"
    NODE_KEY_ROTATED = "node_key_rotated"
    NODE_KEY_SHARED = "node_key_shared"
    NODE_KEY_RESTORED = "node_key_restored"
    RECOVERY_REHEARSED = "recovery_rehearsed"
    AUDIT_READ = "audit_read"
    RECORDS_ERASED = "records_erased"

    SITUATION_SCREENED = "situation_screened"
    EXERCISE_DONE = "exercise_done"

    CASE_OPENED = "case_opened"
    CASE_LISTED = "case_listed"
    CASE_CLOSED = "case_closed"
    CASE_REOPENED = "case_reopened"
    CASE_ERASED = "case_erased"
    FILE_READ = "file_read"
    FILE_CHANGED = "file_changed"
    DECISION_RECORDED = "decision_recorded"
    DECISION_TAKEN_BACK = "decision_taken_back"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    DISCLOSED_BY_DUTY = "disclosed_by_duty"
    PERSON_TOLD = "person_told"
    CASE_HANDED_OVER = "case_handed_over"
    NEED_RECORDED = "need_recorded"
    NEED_MET = "need_met"
    RISK_ASSESSED = "risk_assessed"
    DOCUMENT_KEPT = "document_kept"
    DOCUMENT_MOVED = "document_moved"
    DOCUMENT_REMOVED = "document_removed"
    DOCUMENT_READ = "document_read"
    ORIGINAL_READ = "original_read"
    LETTER_WRITTEN = "letter_written"
    PLAN_OPENED = "plan_opened"
    PLAN_EXTENDED = "plan_extended"
    PLAN_ENDED = "plan_ended"
    PLAN_STEP_ADDED = "plan_step_added"
    PLAN_STEP_ENDED = "plan_step_ended"
    CONFERENCE_RECORDED = "conference_recorded"
    CONFERENCE_READ = "conference_read"
    SUPERVISION_WRITTEN = "supervision_written"
    PROCEEDING_OPENED = "proceeding_opened"
    PROCEEDING_STEP_RECORDED = "proceeding_step_recorded"
    PROCEEDING_STEP_TAKEN_BACK = "proceeding_step_taken_back"
    RETURN_OPENED = "return_opened"
    RETURN_WISHES_RECORDED = "return_wishes_recorded"
    RETURN_STEP_RECORDED = "return_step_recorded"
    TRAVEL_PLANNED = "travel_planned"
    ARRIVAL_CONFIRMED = "arrival_confirmed"
    RETURN_STOPPED = "return_stopped"
    FOLLOW_UP_RECORDED = "follow_up_recorded"

    PERSON_CHANGED = "person_changed"
    PEOPLE_COMPARED = "people_compared"
    PEOPLE_MERGED = "people_merged"
    MERGE_UNDONE = "merge_undone"
    PERSON_INVOLVED = "person_involved"
    PERSON_REMOVED = "person_removed"
    SITUATION_LINKED = "situation_linked"
    SITUATION_LEFT = "situation_left"
    EPISODE_RECORDED = "episode_recorded"
    EPISODE_CORRECTED = "episode_corrected"
    EPISODE_REMOVED = "episode_removed"
    FILE_SEALED = "file_sealed"
    FILE_UNSEALED = "file_unsealed"
    REASON_SUPPORT = "reason_support"
    REASON_DECISION = "reason_decision"
    REASON_PERSON_ASKED = "reason_person_asked"
    REASON_INVESTIGATION = "reason_investigation"
    REASON_REVIEW = "reason_review"
    CONFLICT_RECORDED = "conflict_recorded"
    CONFLICT_LIFTED = "conflict_lifted"
    GLASS_BROKEN = "glass_broken"
    GLASS_READ = "glass_read"
    GLASS_REVIEWED = "glass_reviewed"
    PERSON_COPY_MADE = "person_copy_made"
    CASE_EXPORTED = "case_exported"
    FILES_SEARCHED = "files_searched"

    SERVICE_ADDED = "service_added"
    SERVICE_CHANGED = "service_changed"

    REFERRAL_SENT = "referral_sent"
    REFERRAL_READ = "referral_read"
    REFERRAL_ACCEPTED = "referral_accepted"
    REFERRAL_REFUSED = "referral_refused"
    REFERRAL_WITHDRAWN = "referral_withdrawn"
    REFERRAL_ARRIVED = "referral_arrived"
    REFERRAL_FOLLOWED_UP = "referral_followed_up"
    REFERRAL_CLOSED = "referral_closed"
    TRANSFER_OFFERED = "transfer_offered"
    TRANSFER_READ = "transfer_read"
    TRANSFER_ACCEPTED = "transfer_accepted"
    TRANSFER_REFUSED = "transfer_refused"
    TRANSFER_TAKEN_BACK = "transfer_taken_back"

    FACT_CONFIRMED = "fact_confirmed"

    FIGURES_LOADED = "figures_loaded"
    FIGURES_COUNTED = "figures_counted"
    FIGURES_RELEASED = "figures_released"
    FIGURES_OFFERED = "figures_offered"
    FIGURES_SUBMITTED = "figures_submitted"
    FIGURES_CORRECTED = "figures_corrected"
    FIGURES_DECIDED = "figures_decided"
    PAIRS_ASKED = "pairs_asked"
    PAIRS_FOUND = "pairs_found"
    PAIR_REVIEWED = "pair_reviewed"


VERB_SENTENCES: dict[AuditVerb, str] = {
    AuditVerb.ORGANISATION_ADDED: "added an organisation",
    AuditVerb.STAFF_ADDED: "added a member of staff",
    AuditVerb.STAFF_CLOSED: "closed the account of a member of staff",
    AuditVerb.ROLE_GIVEN: "gave a role",
    AuditVerb.ROLE_WITHDRAWN: "withdrew a role",
    AuditVerb.SIGNED_IN: "signed in",
    AuditVerb.SIGNED_OUT: "signed out",
    AuditVerb.SIGN_IN_FAILED: "failed to sign in",
    AuditVerb.PASSWORD_CHANGED: "changed a password",
    AuditVerb.SECOND_FACTOR_ADDED: "added a second step for signing in",
    AuditVerb.SECOND_FACTOR_REMOVED: "removed a second step for signing in",
    AuditVerb.LANGUAGE_CHOSEN: "chose the language of the pages",
    AuditVerb.REMINDERS_CHOSEN: "chose whether reminders come by e-mail",
    AuditVerb.TOKEN_ISSUED: "made a token for a program",
    AuditVerb.TOKEN_REVOKED: "ended a token for a program",
    AuditVerb.WEBHOOK_SET: "set where a program is told that something happened",
    AuditVerb.WEBHOOK_STARTED: "started again to tell a program",
    AuditVerb.WEBHOOK_STOPPED: "stopped telling a program that does not answer",
    AuditVerb.WEBHOOK_ENDED: "ended telling a program",
    AuditVerb.NODE_KEY_ROTATED: "changed the key of the node",
    AuditVerb.NODE_KEY_SHARED: "shared the key of the node among holders",
    AuditVerb.NODE_KEY_RESTORED: "restored the key of the node",
    AuditVerb.RECOVERY_REHEARSED: "rehearsed how the key of the node is restored",
    AuditVerb.AUDIT_READ: "read the audit",
    AuditVerb.RECORDS_ERASED: "erased records whose time was over",
    AuditVerb.SITUATION_SCREENED: "screened a situation",
    AuditVerb.EXERCISE_DONE: "did an exercise",
    AuditVerb.CASE_OPENED: "opened a case",
    AuditVerb.CASE_LISTED: "saw a case in a list",
    AuditVerb.CASE_CLOSED: "closed a case",
    AuditVerb.CASE_REOPENED: "opened a case again",
    AuditVerb.CASE_ERASED: "erased a case",
    AuditVerb.FILE_READ: "read a file",
    AuditVerb.FILE_CHANGED: "changed a compartment of a file",
    AuditVerb.DECISION_RECORDED: "recorded a decision",
    AuditVerb.DECISION_TAKEN_BACK: "took a decision back",
    AuditVerb.CONSENT_GIVEN: "recorded a consent",
    AuditVerb.CONSENT_WITHDRAWN: "recorded that a consent was withdrawn",
    AuditVerb.DISCLOSED_BY_DUTY: "recorded what was shared by a legal duty",
    AuditVerb.PERSON_TOLD: "recorded that the person was told",
    AuditVerb.CASE_HANDED_OVER: "handed over a case to another organisation",
    AuditVerb.NEED_RECORDED: "recorded a need",
    AuditVerb.NEED_MET: "recorded that a need is met",
    AuditVerb.RISK_ASSESSED: "assessed the risk to a person",
    AuditVerb.DOCUMENT_KEPT: "kept a document",
    AuditVerb.DOCUMENT_MOVED: "moved a document to the case to which it belongs",
    AuditVerb.DOCUMENT_REMOVED: "took out a document and destroyed its content",
    AuditVerb.DOCUMENT_READ: "read a document",
    AuditVerb.ORIGINAL_READ: "took out the sealed original of a document",
    AuditVerb.LETTER_WRITTEN: "wrote a letter",
    AuditVerb.PLAN_OPENED: "opened a plan",
    AuditVerb.PLAN_EXTENDED: "extended a plan",
    AuditVerb.PLAN_ENDED: "ended a plan",
    AuditVerb.PLAN_STEP_ADDED: "added a step to a plan",
    AuditVerb.PLAN_STEP_ENDED: "ended a step of a plan",
    AuditVerb.CONFERENCE_RECORDED: "recorded a case conference",
    AuditVerb.CONFERENCE_READ: "read the notes of a case conference",
    AuditVerb.SUPERVISION_WRITTEN: "wrote in their own log of supervision",
    AuditVerb.PROCEEDING_OPENED: "opened a matter of proceedings or redress",
    AuditVerb.PROCEEDING_STEP_RECORDED: "recorded a step of proceedings or redress",
    AuditVerb.PROCEEDING_STEP_TAKEN_BACK: "took back a step of proceedings or redress",
    AuditVerb.RETURN_OPENED: "began to prepare a return",
    AuditVerb.RETURN_WISHES_RECORDED: "recorded what the person wants for a return",
    AuditVerb.RETURN_STEP_RECORDED: "recorded a step of a return",
    AuditVerb.TRAVEL_PLANNED: "planned a journey home",
    AuditVerb.ARRIVAL_CONFIRMED: "confirmed an arrival",
    AuditVerb.RETURN_STOPPED: "stopped a return",
    AuditVerb.FOLLOW_UP_RECORDED: "recorded a follow-up",
    AuditVerb.PERSON_CHANGED: "changed what is known of a person",
    AuditVerb.PEOPLE_COMPARED: "looked for records of the same person",
    AuditVerb.PEOPLE_MERGED: "found two records to be one person",
    AuditVerb.MERGE_UNDONE: "found two records to be two people after all",
    AuditVerb.PERSON_INVOLVED: "added somebody to a case",
    AuditVerb.PERSON_REMOVED: "took somebody out of a case",
    AuditVerb.SITUATION_LINKED: "linked a case to a situation",
    AuditVerb.SITUATION_LEFT: "took a case out of a situation",
    AuditVerb.EPISODE_RECORDED: "recorded an episode of exploitation",
    AuditVerb.EPISODE_CORRECTED: "corrected an episode of exploitation",
    AuditVerb.EPISODE_REMOVED: "took out an episode of exploitation",
    AuditVerb.FILE_SEALED: "sealed a file, so that a reason is asked",
    AuditVerb.FILE_UNSEALED: "lifted the seal of a file",
    AuditVerb.REASON_SUPPORT: "opened a sealed file to support the person",
    AuditVerb.REASON_DECISION: "opened a sealed file for a decision",
    AuditVerb.REASON_PERSON_ASKED: "opened a sealed file because the person asked",
    AuditVerb.REASON_INVESTIGATION: "opened a sealed file to investigate",
    AuditVerb.REASON_REVIEW: "opened a sealed file to review the work",
    AuditVerb.CONFLICT_RECORDED: "recorded a conflict of interest",
    AuditVerb.CONFLICT_LIFTED: "lifted a conflict of interest",
    AuditVerb.GLASS_BROKEN: "took emergency access",
    AuditVerb.GLASS_READ: "read a file under emergency access",
    AuditVerb.GLASS_REVIEWED: "reviewed an emergency access",
    AuditVerb.PERSON_COPY_MADE: "made the copy of a person's own data",
    AuditVerb.CASE_EXPORTED: "exported a case in a standard format",
    AuditVerb.FILES_SEARCHED: "searched the text of files",
    AuditVerb.SERVICE_ADDED: "added a service",
    AuditVerb.SERVICE_CHANGED: "changed a service",
    AuditVerb.REFERRAL_SENT: "sent a referral",
    AuditVerb.REFERRAL_READ: "read a referral",
    AuditVerb.REFERRAL_ACCEPTED: "accepted a referral",
    AuditVerb.REFERRAL_REFUSED: "refused a referral",
    AuditVerb.REFERRAL_WITHDRAWN: "withdrew a referral",
    AuditVerb.REFERRAL_ARRIVED: "recorded that somebody arrived after a referral",
    AuditVerb.REFERRAL_FOLLOWED_UP: "followed up a referral",
    AuditVerb.REFERRAL_CLOSED: "closed a referral",
    AuditVerb.TRANSFER_OFFERED: "offered to hand over a case",
    AuditVerb.TRANSFER_READ: "read an offer to hand over a case",
    AuditVerb.TRANSFER_ACCEPTED: "took over a case",
    AuditVerb.TRANSFER_REFUSED: "refused to take over a case",
    AuditVerb.TRANSFER_TAKEN_BACK: "took back the offer of a case",
    AuditVerb.FACT_CONFIRMED: "confirmed what a country file says",
    AuditVerb.FIGURES_LOADED: "loaded figures",
    AuditVerb.FIGURES_COUNTED: "counted figures",
    AuditVerb.FIGURES_RELEASED: "released figures",
    AuditVerb.FIGURES_OFFERED: "had figures of a reporting body checked",
    AuditVerb.FIGURES_SUBMITTED: "took in figures of a reporting body",
    AuditVerb.FIGURES_CORRECTED: "corrected figures of a reporting body",
    AuditVerb.FIGURES_DECIDED: "said whose figures count",
    AuditVerb.PAIRS_ASKED: "had the node look for records of one person",
    AuditVerb.PAIRS_FOUND: "got the pairs of records that may be of one person",
    AuditVerb.PAIR_REVIEWED: "said whether two records are of one person",
}
"""English words of each verb, after the name of who did it, for translators."""
