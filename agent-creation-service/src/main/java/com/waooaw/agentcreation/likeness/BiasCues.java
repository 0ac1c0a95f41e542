package com.waooaw.agentcreation.likeness;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words that tell a prejudice from a report about one.
 *
 * @param sweeping that judges people for what they are, or all of them at once; absent where there is none
 * @param fair that rejects a prejudice, or reports a figure; absent where there is none
 */
record BiasCues(@Nullable String sweeping, @Nullable String fair) {

    private static final Pattern SWEEPING = pattern(
            "(?:all|always|naturally|by nature|by instinct|just|simply|obviously|real"
                    + "|everybody knows|everyone knows|as usual|of course|those people|these people|their kind|nobody (?:wants|needs)"
                    + "|(?:do|does|did|can|could|should|will|would)(?: not|n['\\u2019]t)|cannot|never|unable|incapable|unfit"
                    + "|not (?:fit|able|suited|capable|made|good|really|reliable)|too (?!much\\b|many\\b)\\w+|so \\w+ that|better|worse"
                    + "|inferior|superior|less (?:intelligent|capable|reliable|able|suited|productive|honest|serious|likely to succeed)"
                    + "|lazy|stupid|dangerous|criminals?|thieves|steal|cheat|lie|liars?|dirty|greedy|violent|aggressive|emotional"
                    + "|hysterical|weak|slow|confused|useless|backward|primitive|burdens?|strange|abnormal|normal|uneducated"
                    + "|terrorists?|fanatics?|extremists?|untrustworthy|trust(?:ed)?|belongs?|blame|tempers?|spoiled|entitled|childish"
                    + "|helpless|suffer(?:s|ing)? victims?|control(?:s)? (?:the|our)|take over|taking over|stick to|leave it to)");

    private static final Pattern FAIR =
            pattern("(?:myths?|stereotyp\\w*|prejudic\\w*|misconceptions?|not true|untrue|wrongly?"
                    + "|false(?:ly)?|discriminat\\w*|unfair(?:ly)?|bias(?:ed)?|rac(?:ism|ist)|sexis[mt]|unlawful|illegal|forbidden"
                    + "|regardless of|irrespective of|whatever (?:their|your|his|her)|equal(?:ly)?|same|rights?|respect\\w*|welcome"
                    + "|per ?cent|%|in (?:ten|a hundred|\\d+)|risks?|rates?|prevalence|more (?:often|frequent|common)|stud(?:y|ies)"
                    + "|research|doctors?|pharmacists?|symptoms?|dos(?:e|es|age)|diagnos\\w+|screening|treatable|refute\\w*"
                    + "|contrary to|the claim that|the idea that|historical(?:ly)?|used to be|were once"
                    + "|said|complained|reported|disagreed)");

    static BiasCues of(String sentence) {
        return new BiasCues(first(SWEEPING, sentence), first(FAIR, sentence));
    }

    private static @Nullable String first(Pattern words, String sentence) {
        var found = words.matcher(sentence);
        return found.find() ? found.group() : null;
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(
                "(?<!\\w)" + words + "(?!\\w)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
