package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an author admits in words. A list of words finds who says it openly; who does not is found by what the agent may
 * reach, which other rules bound. A finding here is an automatic fail, so a verb counts only with its object, and not
 * behind a negation in the same clause: decent wording names the same things in order to forbid them.
 */
final class Wording {

    private static final Pattern CLAUSE_END = pattern("[.;:!?]");
    private static final Pattern PART_END = pattern("\\sand\\s");
    private static final Pattern NOT_A_WORD = pattern("[_\\s\\-\\u2010-\\u2015]+");
    private static final Pattern INVISIBLE = pattern("\\p{Cf}");

    private static final String NEGATION =
            "\\b(?:never|not|no|nothing|nobody|without|cannot|neither|nor|refus(?:e|es|ed) to|\\w+n['\\u2019]t)\\b";
    private static final Pattern NEGATED_BEFORE = pattern(NEGATION);
    private static final Pattern NEGATED_BEHIND =
            pattern("^\\s(?:never|nothing|(?:by|in|at|on|under)\\s(?:no|nobody))\\b");

    private static final String IS = "(?:is|are|was|were|be|been|gets?|got)\\s(?:being\\s)?(?:\\w+ly\\s)?";

    /** Behind a participle that stands alone: in "the agent logs deleted drafts" nothing happens to the logs. */
    private static final String ALONE =
            "(?=\\s?$|\\s?,|\\s(?:after|before|at|by|on|in|when|while|once|until|so|and|every|each"
                    + "|nightly|hourly|daily|weekly|monthly)\\b)";

    private static final String ERROR = "\\b(?:errors?|failures?|exceptions?|faults?)\\b";
    private static final String HIDE =
            "\\b(?:ignor(?:e|es|ing)|hid(?:e|es|ing)|swallow(?:s|ing)?|suppress(?:es|ing)?" + "|conceal(?:s|ing)?)\\s";
    private static final String LOSE = "\\b(?:drop(?:s|ping)?|discard(?:s|ing)?)\\s";
    private static final String HIDDEN = "(?:ignored|hidden|swallowed|suppressed|concealed|dropped|discarded)\\b";
    private static final String IN_SOMETHING =
            "(?:(?:in|of|from|during)\\s(?:(?:the|a|an|this|each|every|any)\\s)?\\w+\\s)?";
    private static final Pattern HUSHED_UP = pattern("(?:" + HIDE + "|" + LOSE + ")" + between("in|of|from|and") + ERROR
            + "|" + ERROR + "\\s" + IN_SOMETHING + IS + HIDDEN
            + "|" + ERROR + "\\s" + HIDDEN + ALONE
            + "|\\b(?:go(?:es)? on|carr(?:y|ies) on|continues?|proceeds?) silently\\b");

    /** "It" is the error where the clause named one before, or nothing at all. */
    private static final Pattern IT_HUSHED_UP =
            pattern("(?:(?:" + ERROR + "|\\bfail(?:s|ed)?\\b).*|^(?:(?:just|simply|then)\\s)?)" + HIDE + "it\\b");

    private static final String EVIDENCE =
            "\\b(?:(?:audit|action)\\s(?:trails?|logs?|history|histories|records?|entry|entries)|logs|evidence)\\b";

    /** "Keep clear logs" and "clear evidence" clear nothing. */
    private static final String CLEAR =
            "(?<!\\b(?:a|keeps?|writes?|with|ha(?:s|ve)|gives?|leaves?|provides?|maintains?)\\s)"
                    + "clear(?:s|ing)?(?=\\s(?:the|all|any|every|old)\\b|(?!.*\\bevidence\\b))";

    private static final String DESTROY = "\\b(?:" + CLEAR + "|delet(?:e|es|ing)|purg(?:e|es|ing)|wip(?:e|es|ing)"
            + "|eras(?:e|es|ing)|drop(?:s|ping)?|reset(?:s|ting)?|alter(?:s|ing)?|overwrit(?:e|es|ing)"
            + "|destroy(?:s|ing)?|truncat(?:e|es|ing)|shred(?:s|ding)?)\\s";
    /** What is taken out of logs may be what should never have been in them, such as a name. */
    private static final String TAKE_AWAY = "\\b(?:remov(?:e|es|ing)|scrub(?:s|bing)?)\\s";

    private static final String DESTROYED =
            "(?:deleted|purged|wiped|erased|(?<!evidence\\s(?:is\\s)?)cleared|dropped|reset"
                    + "|scrubbed|altered|overwritten|destroyed|truncated|shredded|removed)\\b";
    private static final String OF_SOMETHING = "(?:(?:of|for|from)\\s(?:(?!(?:that|what|which|who)\\b)\\w+\\s){1,3})?";
    private static final Pattern EVIDENCE_DESTROYED = pattern(DESTROY + between("and") + EVIDENCE
            + "|" + TAKE_AWAY + between("and|from|in|of") + EVIDENCE
            + "|" + EVIDENCE + "\\s" + OF_SOMETHING + IS + DESTROYED
            + "|" + EVIDENCE + "\\s" + DESTROYED + ALONE);

    private Wording() {}

    static boolean hushesUp(String text) {
        return clauses(text).anyMatch(clause -> admits(HUSHED_UP, clause, 0) || admits(IT_HUSHED_UP, clause, 0));
    }

    static boolean destroysEvidence(String text) {
        return clauses(text).anyMatch(Wording::destroysIn);
    }

    /** What is destroyed and what is kept are often told with one "and"; a negation reaches over it. */
    private static boolean destroysIn(String clause) {
        int from = 0;
        var ends = PART_END.matcher(clause);
        while (ends.find()) {
            if (admits(EVIDENCE_DESTROYED, clause.substring(0, ends.start()), from)) {
                return true;
            }
            from = ends.end();
        }
        return admits(EVIDENCE_DESTROYED, clause, from);
    }

    private static boolean admits(Pattern admission, String clause, int from) {
        var found = admission.matcher(clause);
        for (int at = from; at <= clause.length() && found.find(at); at = found.end()) {
            var before = clause.substring(0, found.end());
            var behind = clause.substring(found.end());
            if (!NEGATED_BEFORE.matcher(before).find()
                    && !NEGATED_BEHIND.matcher(behind).find()) {
                return true;
            }
        }
        return false;
    }

    private static Stream<String> clauses(String text) {
        var plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return CLAUSE_END
                .splitAsStream(plain)
                .map(clause -> NOT_A_WORD.matcher(clause).replaceAll(" ").strip());
    }

    /** Words between a verb and its object; none of them begins another thought. */
    private static String between(String more) {
        return "(?:(?!(?:to|into|with|for|by|on|upon|before|after|when|while|where|until|unless|if|but|then|so|as|per|that"
                + "|which|who|whose|lack|lacks|lacking|have|has|having|missing|given|using|against|about|keeps?|records?"
                + "|tells?|writes?|" + more + ")\\b)[\\w'\\u2019]+\\s){0,5}?";
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Where the author says what happens when something goes wrong. */
    static List<PlacedName> ofErrors(AgentBlueprint blueprint) {
        var texts = new ArrayList<PlacedName>();
        var interfaces = blueprint.meWow().interfaces();
        for (int i = 0; i < interfaces.size(); i++) {
            var behaviour = interfaces.get(i).failureBehaviour();
            if (behaviour != null) {
                texts.add(new PlacedName(behaviour, "/me_wow/interfaces/" + i + "/failure_behaviour"));
            }
        }
        var critique = blueprint.meWow().critique();
        for (int i = 0; critique != null && i < critique.failureModes().size(); i++) {
            var mitigation = critique.failureModes().get(i).mitigation();
            if (mitigation != null) {
                texts.add(new PlacedName(mitigation, "/me_wow/critique/failure_modes/" + i + "/mitigation"));
            }
        }
        return texts;
    }

    /** Where the author says what is done, or done when something goes wrong. */
    static List<PlacedName> ofActs(AgentBlueprint blueprint) {
        var texts = ofErrors(blueprint);
        for (var placed : blueprint.operations()) {
            texts.add(new PlacedName(placed.operation().name(), placed.pointer() + "/name"));
        }
        var scope = blueprint.meWow().scope();
        for (int i = 0; scope != null && i < scope.in().size(); i++) {
            texts.add(new PlacedName(scope.in().get(i).text(), "/me_wow/scope/in/" + i + "/text"));
        }
        for (int i = 0; i < blueprint.rollbackPlan().steps().size(); i++) {
            texts.add(new PlacedName(blueprint.rollbackPlan().steps().get(i), "/rollback_plan/steps/" + i));
        }
        return texts;
    }
}
