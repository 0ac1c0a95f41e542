package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import com.waooaw.local.http.Json;
import com.waooaw.local.stack.StackException;
import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.NoteKey;
import com.waooaw.platform.audit.log.Proofs;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.seal.CanonicalEntry;
import com.waooaw.platform.audit.seal.ExportedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One entry, proven here. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description =
                "Takes an entry with its proof, from the platform or from a folder, and checks the proof here, with"
                        + " the public key.")
final class AuditProof extends ClientCommand {

    @Parameters(index = "0", paramLabel = "ENTRY", description = "Id of the entry.")
    private String entryId = "";

    @Option(names = "--from", description = "An exported folder or an archive; the platform where not said.")
    private @Nullable Path from;

    @Option(names = "--key", description = "The log's public key, or a file with it; the local stack's where not said.")
    private @Nullable String key;

    @Option(names = "--as", description = "Who asks the platform; ${DEFAULT-VALUE} where not said.")
    private String as = "governor";

    @Override
    int run(Api api) throws IOException {
        var with = AuditCommand.key(key);
        var id = id();
        return from == null ? platform(api, id, with) : folder(from, id, with);
    }

    private int platform(Api api, UUID id, NoteKey with) {
        var proof = api.get(as, "/v1/audit/entries/" + id + "/proof");
        var checkpoint =
                Checkpoint.parse(SignedNote.parse(text(proof, "checkpoint")).verified(with));
        var leaf = Hash.leaf(
                CanonicalEntry.commitment(Hash.fromHex(text(proof, "nonce")).bytes(), text(proof, "entry"))
                        .bytes());
        var path = proof.path("path")
                .valueStream()
                .map(hash -> Hash.fromHex(hash.asString()))
                .toList();
        int code =
                judged(id, text(proof, "entry"), leaf, proof.path("leaf_index").asLong(), checkpoint, path);
        result(proof);
        return code;
    }

    private int folder(Path folder, UUID id, NoteKey with) {
        var log = new ExportedLog(folder);
        var note = log.checkpoint()
                .orElseThrow(() -> new StackException(
                        folder + " is neither an export nor an archive", "Make one: ./waooaw audit export FOLDER"));
        var checkpoint = Checkpoint.parse(SignedNote.parse(note).verified(with));
        var opened = log.find(id)
                .orElseThrow(() -> new StackException(
                        "there is no entry " + id + " in " + folder, "Another archive may have it."));
        var path = new TileTree(log.tiles(), checkpoint.size()).inclusion(opened.index());
        int code = judged(
                id, opened.canonical(), Hash.leaf(opened.commitment().bytes()), opened.index(), checkpoint, path);
        var proof = new LinkedHashMap<String, Object>();
        proof.put("entry_id", id.toString());
        proof.put("leaf_index", opened.index());
        proof.put("tree_size", checkpoint.size());
        proof.put("entry", opened.canonical());
        proof.put("nonce", opened.nonce().toString());
        proof.put("path", path.stream().map(Hash::toString).toList());
        proof.put("checkpoint", note);
        result(proof);
        return code;
    }

    private UUID id() {
        try {
            return UUID.fromString(entryId);
        } catch (IllegalArgumentException _) {
            throw misused("not the id of an entry: " + entryId);
        }
    }

    private int judged(UUID id, String entry, Hash leaf, long index, Checkpoint checkpoint, List<Hash> path) {
        boolean proven = text(Json.read(entry), "entry_id").equals(id.toString())
                && Proofs.includes(leaf, index, checkpoint.size(), checkpoint.root(), path);
        say(entry);
        say(
                proven
                        ? "Proven: leaf " + index + " of " + checkpoint.size() + " in the log " + checkpoint.origin()
                                + "."
                        : "NOT proven: this entry and this proof do not make the signed root.");
        return proven ? 0 : 1;
    }
}
