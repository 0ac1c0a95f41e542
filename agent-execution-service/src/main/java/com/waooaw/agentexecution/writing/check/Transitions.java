package com.waooaw.agentexecution.writing.check;

import com.waooaw.agentexecution.writing.text.Content;
import com.waooaw.agentexecution.writing.text.Quantities;
import com.waooaw.agentexecution.writing.text.Tokens;
import java.util.Set;

/** Sees to it that a sentence without citation says nothing that could be false of the world. */
final class Transitions {

    private static final Set<String> HARMLESS =
            Content.of("article about part next section here read reading question follow explains source below topic");

    private Transitions() {}

    /** Whether it has only words of the topic and words about the article, no number and no denial. */
    static boolean claimNothing(String sentence, String topic) {
        Set<String> words = Content.of(sentence);
        words.removeAll(HARMLESS);
        words.removeAll(Content.of(topic));
        boolean about = sentence.startsWith("This article is about ") || sentence.startsWith("The next part is about ");
        boolean numbers = Quantities.of(Tokens.of(sentence)).stream().anyMatch(q -> !topic.contains(q.written()));
        return about && words.isEmpty() && !numbers;
    }
}
