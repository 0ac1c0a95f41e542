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

    /** As many of its sentences, from the first, as have at most so many words; perhaps none. */
    Unit within(int most) {
        int count = 0;
        int words = 0;
        for (String sentence : sentences) {
            words += ExtractiveDrafter.words(sentence);
            if (words > most) {
                break;
            }
            count++;
        }
        return new Unit(passageId, position, sentences.subList(0, count));
    }
}
