package com.waooaw.acceptance.faults;

/** Where in the main job the whole stack is killed: as soon as a customer of the API can see that it is there. */
enum KillPoint {
    /** The blueprint is accepted; its workflow may not have been started yet. */
    SUBMITTED,
    /** The first stage has passed. */
    SPECIFICATION_PASSED,
    /** Genesis has passed. */
    GENESIS_PASSED,
    /** The architect has passed. */
    ARCHITECTURE_PASSED,
    /** The guardian has passed; the Governor is about to be asked. */
    ETHICS_PASSED,
    /** The question is stored; its mail and its event are about to leave. */
    APPROVAL_ASKED,
    /** The mail is in the mailbox; its receipt may not be stored. */
    MAIL_ARRIVED,
    /** The Governor said yes; the event that says so is about to leave. */
    DEPLOYMENT_APPROVED,
    /** The permit is given; nothing is bound yet. */
    PERMIT_GIVEN,
    /** The sample job has published in the sandbox and not taken it back. */
    SAMPLE_PUBLISHED,
    /** The agent is active; the event that says so is about to leave. */
    AGENT_ACTIVE,
    /** The customer's job is accepted; its workflow may not have been started yet. */
    JOB_ACCEPTED,
    /** The first skill has ended. */
    RESEARCH_DONE,
    /** The article is written. */
    DRAFT_DONE,
    /** The Governor of the engagement is being asked. */
    PUBLICATION_ASKED,
    /** The Governor of the engagement said yes. */
    PUBLICATION_APPROVED,
    /** The permit for the publication is given. */
    PUBLICATION_PERMITTED,
    /** The article is out; the job does not know it yet. */
    ARTICLE_OUT,
    /** The job is completed; the event that says so is about to leave. */
    JOB_COMPLETED
}
