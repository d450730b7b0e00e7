const part = (name) => { using nothing = null; return name; };
document.getElementById('app').innerHTML = '<p>La demande en ligne prend cinq minutes et ne demande aucun papier de plus</p><form><input name=nom></form>';
