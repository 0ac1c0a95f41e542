package com.waooaw.agentcreation.marketplace;

import static com.waooaw.agentcreation.AgentCreationError.NOT_IN_THE_CATALOGUE;

import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Cursor;
import com.waooaw.platform.web.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Use cases of whoever looks for an agent. */
@Service
class PublicCatalogue {

    private final EntryStore entries;

    PublicCatalogue(EntryStore entries) {
        this.entries = entries;
    }

    /** Agents that can be hired, newest first. */
    @Transactional(readOnly = true)
    public Page<CatalogueEntry> page(CatalogueFilter filter, @Nullable Cursor after, int limit) {
        var found = entries.page(filter, after, limit + 1);
        var shown = found.stream().limit(limit).toList();
        return new Page<>(
                shown,
                found.size() > limit
                        ? new Cursor(
                                        shown.getLast().listedSince(),
                                        shown.getLast().agentId())
                                .toString()
                        : null);
    }

    /** Agents that can be hired and fit the words, best first. */
    @Transactional(readOnly = true)
    public Page<CatalogueEntry> search(String words, CatalogueFilter filter, @Nullable SearchCursor after, int limit) {
        var found = entries.search(words, filter, after, limit + 1);
        var shown = found.stream().limit(limit).toList();
        return new Page<>(
                shown.stream().map(EntryStore.Hit::entry).toList(),
                found.size() > limit
                        ? new SearchCursor(
                                        shown.getLast().relevance(),
                                        shown.getLast().entry().agentId())
                                .toString()
                        : null);
    }

    /** One of them; {@code AC-0024} where it cannot be hired, or never could. */
    @Transactional(readOnly = true)
    public CatalogueEntry entry(UUID agentId) {
        return entries.find(agentId)
                .orElseThrow(() ->
                        new WaooawException(NOT_IN_THE_CATALOGUE, "no agent " + agentId + " is in the catalogue"));
    }
}
