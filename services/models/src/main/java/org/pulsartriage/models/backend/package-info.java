/** ND4J set up the way that every user of it here needs. Knows no network and no candidate. */
package org.pulsartriage.models.backend;
