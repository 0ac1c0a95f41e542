package com.waooaw.industryknowledge.search;

class ExactVectorIndexTests extends VectorIndexContract {

    private final VectorIndex index = new ExactVectorIndex();

    @Override
    VectorIndex index() {
        return index;
    }
}
