package com.waooaw.governance.approval;

/**
 * A Governor handed a question to the Platform Governor.
 *
 * @param stamp who did, how and when
 * @param reason in their words
 */
record PassedOn(Stamp stamp, String reason) {}
