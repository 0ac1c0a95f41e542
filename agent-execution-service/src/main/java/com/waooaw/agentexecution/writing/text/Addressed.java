package com.waooaw.agentexecution.writing.text;

import java.util.regex.Pattern;

/** Recognises text that gives orders to a machine instead of telling a reader something. */
public final class Addressed {

    private static final Pattern ORDERS = Pattern.compile(
            "\\b(?:ignore|disregard|forget|override|bypass)\\b[^.]{0,40}\\b(?:instruction|prompt|rule|guideline|approval"
                    + "|governor|fact[- ]?check|polic(?:y|ie))s?\\b"
                    + "|\\b(?:system|developer) (?:prompt|message)\\b|\\byou are now\\b|\\bas an ai\\b|\\bjailbreak"
                    + "|\\bact as (?:an? )?(?:\\w+ )?(?:ai|assistant|model|admin)\\b|\\bprompt injection\\b"
                    + "|<\\|?(?:im_start|im_end|system|endoftext)\\|?>|\\[/?inst\\]"
                    + "|\\b(?:publish|post|send|release)\\b[^.]{0,40}\\bwithout\\b[^.]{0,20}\\b(?:approval|review|permission)\\b"
                    + "|\\b(?:reveal|print|repeat|leak)\\b[^.]{0,30}\\b(?:secret|password|token|api key|instruction|prompt)s?\\b",
            Pattern.CASE_INSENSITIVE);

    private Addressed() {}

    /** Whether the text orders a machine to leave its rules. */
    public static boolean toAMachine(String text) {
        return ORDERS.matcher(Tokens.normalise(text)).find();
    }
}
