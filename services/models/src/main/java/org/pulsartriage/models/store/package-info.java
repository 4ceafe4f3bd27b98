/**
 * Where model bundles are kept, each under its digest: the contract, a kind of store a file, and
 * what reads from all of them. What a bundle holds is not looked at here.
 */
package org.pulsartriage.models.store;
