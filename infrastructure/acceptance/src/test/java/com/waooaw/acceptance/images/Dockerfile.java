package com.waooaw.acceptance.images;

import com.waooaw.local.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A Dockerfile as an engine reads it: arguments before the first stage, then stages of instructions. */
record Dockerfile(Map<String, String> arguments, Map<String, Stage> stages) {

    /** Where it is, seen from the root of the repository. */
    static final String PATH = "infrastructure/docker/Dockerfile";

    /** One line of it, its continuations joined. */
    record Instruction(String name, String text) {

        /** The words of an exec form, {@code ["a", "b"]}; empty for a shell form. */
        Optional<List<String>> exec() {
            var array = text.replaceFirst("^(--\\S+\\s+)*(CMD\\s+)?", "");
            if (!array.startsWith("[")) {
                return Optional.empty();
            }
            return Optional.of(StreamSupport.stream(Json.read(array).spliterator(), false)
                    .map(word -> word.asString())
                    .toList());
        }
    }

    /** {@code from} is an image, an argument or an earlier stage. */
    record Stage(String name, String from, List<Instruction> instructions) {

        /** The last one of that name, which is the one that counts. */
        Optional<Instruction> last(String instruction) {
            return instructions.stream()
                    .filter(line -> line.name().equals(instruction))
                    .reduce((_, later) -> later);
        }

        List<Instruction> all(String instruction) {
            return instructions.stream()
                    .filter(line -> line.name().equals(instruction))
                    .toList();
        }
    }

    static Dockerfile of(Path root) throws IOException {
        var arguments = new LinkedHashMap<String, String>();
        var stages = new LinkedHashMap<String, Stage>();
        Stage stage = null;
        for (var line : joined(Files.readAllLines(root.resolve(PATH)))) {
            var words = line.split("\\s+", 2);
            var instruction = new Instruction(words[0].toUpperCase(Locale.ROOT), words[1].strip());
            if (instruction.name().equals("FROM")) {
                var from = instruction.text().split("\\s+", -1);
                stage = new Stage(from[2], from[0], new ArrayList<>());
                stages.put(stage.name(), stage);
            } else if (stage == null) {
                var assigned = instruction.text().split("=", 2);
                arguments.put(assigned[0], assigned[1]);
            } else {
                stage.instructions().add(instruction);
            }
        }
        return new Dockerfile(arguments, stages);
    }

    private static List<String> joined(List<String> lines) {
        var whole = new ArrayList<String>();
        var open = new StringBuilder();
        for (var line : lines) {
            var text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.endsWith("\\")) {
                open.append(text, 0, text.length() - 1).append(' ');
                continue;
            }
            whole.add(open.append(text).toString());
            open.setLength(0);
        }
        return whole;
    }

    /** What holds for an image of this stage: its own instruction, or the one of the nearest stage it is made from. */
    Optional<Instruction> effective(String stage, String instruction) {
        var here = stages.get(stage);
        if (here == null) {
            return Optional.empty();
        }
        return here.last(instruction).or(() -> effective(here.from(), instruction));
    }
}
