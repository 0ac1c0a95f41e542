package com.waooaw.agentexecution.writing;

import com.waooaw.agentexecution.writing.text.Content;
import com.waooaw.agentexecution.writing.text.Quantities;
import com.waooaw.agentexecution.writing.text.Quantity;
import com.waooaw.agentexecution.writing.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remembers what has been said, so that nothing is said twice. */
final class Duplicates {

    private static final double SAME = 0.7;
    private static final double CONTAINED = 0.85;

    private final Map<String, Said> said = new LinkedHashMap<>();
    private final Set<Unit> repeated = new HashSet<>();

    /** Adds a unit unless its first sentence is said already; then its passage is cited there as well. */
    boolean add(Unit unit) {
        Said same = find(unit.sentences().getFirst());
        if (same != null) {
            same.citations().add(unit.passageId());
            repeated.add(unit);
            return false;
        }
        for (String sentence : unit.sentences()) {
            said.putIfAbsent(sentence, Said.of(sentence, unit.passageId()));
        }
        return true;
    }

    boolean isRepeated(Unit unit) {
        return repeated.contains(unit);
    }

    List<String> citations(String sentence, String passageId) {
        Said known = said.get(sentence);
        return known == null
                ? List.of(passageId)
                : known.citations().stream().distinct().toList();
    }

    private @Nullable Said find(String sentence) {
        Said candidate = Said.of(sentence, "");
        for (Said known : said.values()) {
            if (known.sameAs(candidate)) {
                return known;
            }
        }
        return null;
    }

    private record Said(Set<String> words, List<Quantity> quantities, List<String> citations) {

        static Said of(String sentence, String passageId) {
            List<String> citations = new ArrayList<>();
            citations.add(passageId);
            return new Said(Content.of(sentence), Quantities.of(Tokens.of(sentence)), citations);
        }

        /** The second says nothing that this one does not. */
        boolean sameAs(Said other) {
            Set<String> shared = new HashSet<>(words);
            shared.retainAll(other.words);
            Set<String> union = new HashSet<>(words);
            union.addAll(other.words);
            boolean numbers =
                    other.quantities.stream().allMatch(q -> quantities.stream().anyMatch(q::sameAs));
            boolean near = shared.size() >= SAME * union.size() || shared.size() >= CONTAINED * other.words.size();
            return numbers && near && !other.words.isEmpty();
        }
    }
}
