package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an author admits in words. A list of words finds who says it openly; who does not is found by what the agent may
 * reach, which other rules bound. A word behind "never", "not", "no" or "nothing" admits nothing.
 */
final class Wording {

    private static final String NOT = "(?<!\\b(?:never|not|no|nothing|cannot)\\s{1,3}(?:is\\s|are\\s|be\\s)?)";
    private static final Pattern HUSHED = Pattern.compile(NOT + "\\b(?:ignor(?:e|es|ed|ing)|swallow(?:s|ed|ing)?"
            + "|suppress(?:es|ed|ing)?|silent(?:ly)?|hid(?:e|es|den|ing)|conceal(?:s|ed|ing)?|pretend(?:s|ing)?)\\b");
    private static final Pattern DESTROYED = Pattern.compile(NOT
            + "\\b(?:delet(?:e|es|ed|ing)|eras(?:e|es|ed|ing)|purg(?:e|es|ed|ing)|wip(?:e|es|ed|ing)"
            + "|destroy(?:s|ed|ing)?|remov(?:e|es|ed|ing)|truncat(?:e|es|ed|ing)|overwrit(?:e|es|ing|ten)"
            + "|shred(?:s|ded|ding)?)\\s(?:[^.;]{0,40}\\s)?(?:audit|evidence|logs?|trails?|history)\\b");
    private static final Pattern NOT_A_WORD = Pattern.compile("[_\\s-]+");

    private Wording() {}

    static boolean hushesUp(String text) {
        return HUSHED.matcher(words(text)).find();
    }

    static boolean destroysEvidence(String text) {
        return DESTROYED.matcher(words(text)).find();
    }

    private static String words(String text) {
        return NOT_A_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
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
