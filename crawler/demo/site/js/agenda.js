fetch("/donnees/agenda.json").then(r=>r.json()).then(d=>{const e=d.rendezVous[0];document.getElementById("prochain").textContent="Prochain rendez-vous\u00a0: "+e.titre+", "+e.lieu+"."});
