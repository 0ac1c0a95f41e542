package com.waooaw.agentexecution.writing;

import java.util.List;

/**
 * Sentences of a passage that only make sense together: a sentence and those after it that point back to it.
 *
 * @param position of its first sentence in the passage
 */
record Unit(String passageId, int position, List<String> sentences) {

    Unit {
        sentences = List.copyOf(sentences);
    }

    int words() {
        return sentences.stream().mapToInt(ExtractiveDrafter::words).sum();
    }
}
