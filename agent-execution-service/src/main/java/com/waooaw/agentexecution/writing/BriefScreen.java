package com.waooaw.agentexecution.writing;

import com.waooaw.agentexecution.writing.Reading.Refusal;
import com.waooaw.agentexecution.writing.Reading.Refused;
import com.waooaw.agentexecution.writing.text.Addressed;
import com.waooaw.agentexecution.writing.text.PersonalData;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a brief may not ask, found before any work is done on it. */
final class BriefScreen {

    /** The cannot-do list of the healthcare writer as a customer would word it. Source: domain.md 4.4. */
    private static final Pattern NOT_PERMITTED = Pattern.compile(
            "\\b(?:diagnose (?:me|my|him|her|this|these|the|our|a) |what (?:do|does|disease do|illness do) (?:i|he|she) have\\b"
                    + "|do i have\\b|prescribe\\b|write (?:me )?a prescription|what dose (?:should|do|must) (?:i|my|he|she)"
                    + "|how (?:much|many) \\w+ should (?:i|my|he|she) (?:take|inject|give)"
                    + "|(?:open|access|read|look up|look into|pull|use|search) (?:\\w+ ){0,3}(?:patient|medical|health) (?:records?|charts?|files?|histor)"
                    + "|off[- ]label|unapproved (?:use|drug|treatment)|experimental (?:drug|treatment|therap|cure)|miracle cure"
                    + "|guaranteed? cure|cure for (?:cancer|diabetes|autism|hiv|alzheimer))",
            Pattern.CASE_INSENSITIVE);

    private BriefScreen() {}

    static @Nullable Refused refusal(String plain) {
        if (Addressed.toAMachine(plain)) {
            return new Refused(
                    Refusal.INSTRUCTS_THE_AGENT,
                    "The brief gives orders about the agent's rules: name a topic instead.");
        }
        if (!PersonalData.in(plain).isEmpty()) {
            return new Refused(
                    Refusal.PERSONAL_DATA, "The brief holds data of a person: take out names, numbers and addresses.");
        }
        if (NOT_PERMITTED.matcher(plain).find()) {
            return new Refused(
                    Refusal.NOT_PERMITTED,
                    "This agent writes general education only: it does not diagnose, prescribe, open patient records or "
                            + "promote unapproved treatments.");
        }
        return null;
    }
}
