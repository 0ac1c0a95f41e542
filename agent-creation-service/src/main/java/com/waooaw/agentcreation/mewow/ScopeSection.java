package com.waooaw.agentcreation.mewow;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.MeWow.Entry;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Complete when inside and outside are both named, apart from each other, without wildcards, and something is refused. */
final class ScopeSection implements Section {

    private static final Pattern WILDCARD = Pattern.compile("\\*|\\b(any|anything|all|everything)\\b");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    @Override
    public String name() {
        return "scope";
    }

    @Override
    public List<Gap> gaps(AgentBlueprint blueprint, DataPolicy policy) {
        var gaps = new ArrayList<Gap>();
        var scope = blueprint.meWow().scope();
        if (scope == null) {
            gaps.add(gap("say what the agent does, what it does not, and what it refuses"));
            return gaps;
        }
        if (scope.in().isEmpty()) {
            gaps.add(gap("/in", "name what is in scope"));
        }
        if (scope.out().isEmpty()) {
            gaps.add(gap("/out", "name what is out of scope"));
        }
        if (scope.refusalClasses().isEmpty()) {
            gaps.add(gap("/refusal_classes", "name at least one kind of request that is refused"));
        }
        var outside = scope.out().stream().map(ScopeSection::normalised).collect(Collectors.toSet());
        for (int i = 0; i < scope.in().size(); i++) {
            var text = scope.in().get(i).text();
            if (WILDCARD.matcher(text.toLowerCase(Locale.ROOT)).find()) {
                gaps.add(gap("/in/" + i, "a scope has no wildcard: name each thing"));
            }
            if (outside.contains(normalised(text))) {
                gaps.add(gap("/in/" + i, "the same thing is in scope and out of scope"));
            }
        }
        var ids = scope.in().stream().map(Entry::id).toList();
        if (ids.stream().distinct().count() < ids.size()) {
            gaps.add(gap("/in", "each entry of the scope has an id of its own"));
        }
        return gaps;
    }

    private static String normalised(String text) {
        return NOT_A_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
