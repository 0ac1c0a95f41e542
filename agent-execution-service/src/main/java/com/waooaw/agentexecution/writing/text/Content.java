package com.waooaw.agentexecution.writing.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of a text that carry its content. */
public final class Content {

    private static final Set<String> STOP = Set.of("""
            a about above after again against all also although am an and another any anybody anyone are as at
            be because become becomes been before being below between both but by can could did dl do does doing
            down during each either else even ever every everybody everyone few for from further get gets
            getting go goes going got had has have having he her here hers him his how however i if in include
            includes including instead into it its itself just least let like made make makes making many may me
            mean means might more most much must my neither never no nobody none nor not of off often on one
            ones only onto or other others our ours out over own patient patients people per perhaps person
            rather s same shall she should since so some somebody someone still such than that the their theirs
            them themselves then there these they thing things this those though through to too toward towards
            under until up upon us very was way we well were what whatever when where whether which while who
            whom whose why will with within would yes yet you your yours yourself
            """.strip().split("\\s+"));

    private static final Set<String> STOP_STEMS = stems();

    private Content() {}

    /** The stems of the content words in order; numbers and marks are left out. */
    public static List<String> stems(List<Token> tokens) {
        return tokens.stream().filter(Content::carries).map(Token::stem).toList();
    }

    /** The content stems of a text, each once. */
    public static Set<String> of(String text) {
        return new HashSet<>(stems(Tokens.of(text)));
    }

    /** Whether a token is a content word. */
    public static boolean carries(Token token) {
        return token.isWord() && !STOP.contains(token.word()) && !STOP_STEMS.contains(token.stem());
    }

    private static Set<String> stems() {
        Set<String> stems = new HashSet<>();
        for (String word : STOP) {
            if (word.length() > 3) {
                stems.add(Stems.of(word));
            }
        }
        return Set.copyOf(stems);
    }
}
